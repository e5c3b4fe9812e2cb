package gov.notify.api.admin;

import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.jdbc.Sql;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes agencies and people straight in Postgres, and reads what Notify has written to people.
@ApplicationScoped
class Agencies {

    private static final UUID NOTIFY = UUID.fromString("d6aa2c68-a2d9-4437-ab19-3ae8eb202553");

    private final Services services;
    private final DataSource database;
    private final Payloads payloads;

    Agencies(Services services, DataSource database, Payloads payloads) {
        this.services = services;
        this.database = database;
        this.payloads = payloads;
    }

    /// Somebody who signs in.
    record Person(UUID id, String name, String address) {}

    /// An email as it waits to be sent.
    ///
    /// @param template the name of the template
    record Mail(String template, @Nullable String replyTo, Map<String, String> values) {}

    Person person() {
        return person("active", false);
    }

    Person person(String state, boolean platformAdmin) {
        var id = UUID.randomUUID();
        var person = new Person(id, "Person " + id, id + "@agency.gov");
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   platform_admin, email_access_validated_at, created_at)
                values (?, ?, ?, '+12025550111', 'none', now(), ?, ?, now(), clock_timestamp())
                """, id, person.name, person.address, state, platformAdmin);
        return person;
    }

    UUID organization() {
        var id = UUID.randomUUID();
        services.sql(
                "insert into organization (id, name, organization_type, created_at) values (?, ?, 'federal', ?)",
                id,
                "Agency " + id,
                Instant.now());
        return id;
    }

    /// What waits to be sent to this address, the oldest first.
    List<Mail> mailsTo(String address) {
        return Sql.list(
                        database,
                        """
                        select n.id, t.name, n.reply_to_text, p.sealed
                          from notifications n join templates t on t.id = n.template_id
                          join notification_payloads p on p.notification_id = n.id
                         where n.service_id = ? order by n.id
                        """,
                        row -> mail(
                                address,
                                payloads.open(row.getObject("id", UUID.class), NOTIFY, row.getBytes("sealed")),
                                row.getString("name"),
                                row.getString("reply_to_text")),
                        NOTIFY)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mail> mail(String address, Payload payload, String template, @Nullable String replyTo) {
        if (!payload.to().equals(address)) {
            return List.of();
        }
        var values = payload.personalisation().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> Objects.toString(value.getValue())));
        return List.of(new Mail(template, replyTo, values));
    }

    /// Makes all calls at the same moment.
    static List<HttpCalls.Answer> atOnce(List<Callable<HttpCalls.Answer>> calls)
            throws InterruptedException, ExecutionException {
        var all = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = calls.stream()
                    .<Callable<HttpCalls.Answer>>map(call -> () -> {
                        all.await();
                        return call.call();
                    })
                    .toList();
            var answers = new ArrayList<HttpCalls.Answer>();
            for (Future<HttpCalls.Answer> call : threads.invokeAll(waiting)) {
                answers.add(call.get());
            }
            return answers;
        }
    }
}
