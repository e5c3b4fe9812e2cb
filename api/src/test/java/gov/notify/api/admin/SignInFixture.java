package gov.notify.api.admin;

import gov.notify.api.given.Services;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.security.Payloads;
import gov.notify.security.RecipientHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/// People of the admin application, and what Notify has written to them.
@ApplicationScoped
class SignInFixture {

    static final UUID SMS_CODE = UUID.fromString("36fb0730-6259-4da1-8a80-c8de22ad4246");
    static final UUID EMAIL_LINK = UUID.fromString("299726d2-dba6-42b8-8209-30e1d66ea164");
    static final UUID NEW_USER_VERIFICATION = UUID.fromString("ece42649-22a8-4d06-b87f-d52d5d3f0a27");
    static final UUID CHANGE_EMAIL = UUID.fromString("eb4d9930-87ab-4aef-9bce-786762687884");
    static final UUID ALREADY_REGISTERED = UUID.fromString("0880fbb1-a0c6-46f0-9a8e-36c986381ceb");

    private static final UUID NOTIFY = UUID.fromString("d6aa2c68-a2d9-4437-ab19-3ae8eb202553");

    private final Services services;
    private final DataSource database;
    private final RecipientHash hashes;
    private final Payloads payloads;

    SignInFixture(Services services, DataSource database, RecipientHash hashes, Payloads payloads) {
        this.services = services;
        this.database = database;
        this.hashes = hashes;
        this.payloads = payloads;
    }

    record Person(UUID id, String email, String mobile) {

        String path(String rest) {
            return "/user/" + id + rest;
        }
    }

    /// A message of Notify's own, and how many codes or the like it may have to hurry with.
    record Sent(UUID template, String lane, String to, Map<String, Object> values) {

        String value(String name) {
            return String.valueOf(values.get(name));
        }
    }

    /// Somebody new, with an address and a number of their own.
    Person person() {
        var id = UUID.randomUUID();
        var email = "Ann." + id + "@Agency.gov";
        var mobile = anyNumber();
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Ann', ?, ?, 'none', now(), 'active', '2020-01-01', ?)
                """, id, email, mobile, Instant.now());
        return new Person(id, email, mobile);
    }

    /// A number that nobody else is likely to have in this run.
    static String anyNumber() {
        return "+1202" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
    }

    /// A column of a person, as text; empty for null.
    String fact(Person person, String expression) {
        return services.texts("select coalesce((" + expression + ")::text, '') from users where id = ?", person.id())
                .getFirst();
    }

    /// What was sent to an address or number, oldest first.
    List<Sent> sentTo(String recipient) {
        return Sql.list(
                database,
                """
                select n.id, n.template_id, q.lane, p.sealed
                  from notifications n
                  join notification_payloads p on p.notification_id = n.id and p.expires_on = n.payload_expires_on
                  join send_queue q on q.notification_id = n.id
                 where n.service_id = ? and n.recipient_hash = ?
                 order by n.id
                """,
                row -> {
                    var payload = payloads.open(Rows.uuid(row, "id"), NOTIFY, row.getBytes("sealed"));
                    return new Sent(
                            Rows.uuid(row, "template_id"),
                            row.getString("lane"),
                            payload.to(),
                            payload.personalisation());
                },
                NOTIFY,
                hashes.of(recipient.toLowerCase(Locale.ROOT)));
    }

    int codes(Person person) {
        return services.texts("select id::text from verify_codes where user_id = ?", person.id())
                .size();
    }

    void everyCode(Person person, String change) {
        services.sql("update verify_codes set " + change + " where user_id = ?", person.id());
    }
}
