package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import gov.notify.api.given.TestService;
import gov.notify.notification.Uuid7;
import gov.notify.statistics.MessageCounts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pages read from counts is what whoever counted the messages one by one would find.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ExactCountsTest {

    private static final int MESSAGES = 200;
    private static final int CHANGES = 30;
    private static final int DAYS = 11;

    private static final List<String> STATUSES = List.of(
            "created",
            "sending",
            "delivered",
            "sent",
            "pending",
            "cancelled",
            "failed",
            "temporary-failure",
            "permanent-failure",
            "technical-failure");

    /// Every message of a service, wherever it is; its parameters are the service's id, twice.
    private static final String ALL = """
            (select template_id, notification_type as type, notification_status as status, key_type, created_at,
                    (created_at at time zone 'UTC')::date as day, true as live
               from notifications where service_id = ?
             union all
             select template_id, notification_type, notification_status, key_type, created_at,
                    (created_at at time zone 'UTC')::date, false
               from notification_history where service_id = ?) as m
            """;

    private static final String TALLY = """
            select string_agg(sent || '/' || delivered || '/' || failure, ' ' order by type desc)
              from (select c.type, count(*) filter (where status <> 'cancelled') as sent,
                           count(*) filter (where status in ('delivered', 'sent')) as delivered,
                           count(*) filter (where status like '%failure' or status = 'failed') as failure
                      from (values ('sms'), ('email')) as c (type)
                      left join (select * from
            """ + ALL + """
                                  where day >= ?::date and day <= ?::date
                                    and (key_type <> 'test' or (?::boolean and live and day >= ?::date))) as s
                        on s.type = c.type
                     group by c.type) as tallies
            """;

    @Inject
    Services services;

    @Inject
    Admin admin;

    @Inject
    TestClock clock;

    @Inject
    MessageCounts counts;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aServiceOnADayThatDoesNotEnd() {
        clock.stopAt(Instant.now().truncatedTo(ChronoUnit.MICROS));
        today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        service = services.service().make();
    }

    @AfterEach
    void timeGoesOn() {
        clock.run();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pages_show_what_is_there_whatever_became_of_it(long seed) {
        var templates = Stream.of("A", "B", "C", "never")
                .map(name -> services.template(service, "sms", name, null, "Hi"))
                .toList();
        var before = today.minusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
        services.sql("update templates set created_at = ? where service_id = ?", before, service.id());
        messagesThatChange(new Random(seed), templates.subList(0, 3));

        for (int days = 0; days <= 8; days++) {
            assertThat(templateStatistics(days)).as("%s days", days).isEqualTo(templatesCounted(today.minusDays(days)));
        }
        for (var template : templates) {
            assertThat(lastUsed(template)).isEqualTo(lastFound(template));
        }
        for (int first = 0; first < DAYS; first++) {
            for (int last = 0; last <= first; last += 3) {
                var from = today.minusDays(first);
                var until = today.minusDays(last);
                assertThat(listed(from, until, true)).isEqualTo(tallied(from, until, true));
                assertThat(listed(from, until, false)).isEqualTo(tallied(from, until, false));
            }
        }
        assertThat(shown()).isEqualTo(tallied(today.minusDays(8), today, false));
        assertThat(reported()).isEqualTo(billed());
    }

    @Test
    void numbers_of_any_size_are_read_and_no_message_is_counted() {
        var template = services.template(service, "sms", "A", null, "Hi");
        var yesterday = today.minusDays(1);
        services.sql(
                "update templates set created_at = ? where id = ?",
                yesterday.atStartOfDay(ZoneOffset.UTC).toInstant(),
                template);
        services.sql(
                "insert into message_counts values (?, ?, ?, 'sms', 'normal', 'delivered', 5000000000, 0)",
                service.id(),
                yesterday,
                template);

        assertThat(templateStatistics(1)).containsExactly("A delivered 5000000000 " + yesterday);
        assertThat(lastUsed(template)).isEqualTo(yesterday + "T00:00:00.000000Z");
        assertThat(listed(yesterday, yesterday, true)).isEqualTo("5000000000/5000000000/0 0/0/0");
        services.sql("delete from message_counts where service_id = ?", service.id());
    }

    /// Some are at the edges of a day, some change, some move to history, and some changes are folded meanwhile.
    private void messagesThatChange(Random random, List<UUID> templates) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < MESSAGES; i++) {
            ids.add(message(random, templates));
        }
        for (int i = 0; i < CHANGES; i++) {
            services.sql(
                    "update notifications set notification_status = ? where service_id = ? and id = any (?::uuid[])",
                    any(STATUSES, random),
                    service.id(),
                    Stream.generate(() -> any(ids, random).toString())
                            .limit(8)
                            .collect(Collectors.joining(",", "{", "}")));
            services.moveToHistory(any(ids, random));
            if (i % 10 == 5) {
                counts.fold(7);
            }
        }
    }

    private UUID message(Random random, List<UUID> templates) {
        var midnight = today.minusDays(random.nextInt(DAYS)).atStartOfDay(ZoneOffset.UTC);
        var moment =
                midnight.toInstant().plusMillis(any(List.of(-1, 0, 1, random.nextInt(86_400_000), 86_399_999), random));
        var id = Uuid7.next(moment);
        services.sql(
                """
                insert into notifications (id, service_id, template_id, template_version, key_type, notification_type,
                                           notification_status, created_at)
                values (?, ?, ?, 1, ?, ?, ?, ?)
                """,
                id,
                service.id(),
                any(templates, random),
                any(List.of("normal", "team", "test"), random),
                any(List.of("sms", "email"), random),
                any(STATUSES, random),
                moment);
        return id;
    }

    private static <T> T any(List<T> things, Random random) {
        return things.get(random.nextInt(things.size()));
    }

    private List<String> templateStatistics(int days) {
        return StreamSupport.stream(
                        data("/service/" + service.id() + "/template-statistics?whole_days=" + days)
                                .spliterator(),
                        false)
                .map(entry -> entry.get("template_name").asText() + " "
                        + entry.get("status").asText() + " "
                        + entry.get("count").asLong() + " "
                        + ZonedDateTime.parse(entry.get("last_used").asText(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toLocalDate())
                .toList();
    }

    private List<String> templatesCounted(LocalDate since) {
        return services.texts(
                "select t.name || ' ' || m.status || ' ' || count(*) || ' ' || max(m.day)"
                        + " from " + ALL + " join templates t on t.id = m.template_id"
                        + " where m.key_type <> 'test' and m.day >= ?::date"
                        + " group by t.name, t.id, m.status order by t.name, t.id, m.status",
                service.id(),
                service.id(),
                since);
    }

    private String lastUsed(UUID template) {
        return admin.get("/service/" + service.id() + "/template-statistics/last-used/" + template)
                .json()
                .get("last_date_used")
                .asText();
    }

    private String lastFound(UUID template) {
        return services.texts(
                        "select coalesce(to_char(coalesce(max(created_at) filter (where live),"
                                + " date_trunc('day', max(created_at), 'UTC')) at time zone 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), 'null') from " + ALL
                                + " where template_id = ? and key_type <> 'test'",
                        service.id(),
                        service.id(),
                        template)
                .getFirst();
    }

    private String listed(LocalDate from, LocalDate until, boolean withTests) {
        var path = "/service?detailed=True&start_date=" + from + "&end_date=" + until + "&include_from_test_key="
                + (withTests ? "True" : "False");
        for (var listed : data(path)) {
            if (listed.get("id").asText().equals(service.id().toString())) {
                return tally(listed.get("statistics"));
            }
        }
        return "0/0/0 0/0/0";
    }

    private String shown() {
        return tally(data("/service/" + service.id() + "?detailed=True").get("statistics"));
    }

    private String tallied(LocalDate from, LocalDate until, boolean withTests) {
        return services.texts(TALLY, service.id(), service.id(), from, until, withTests, today)
                .getFirst();
    }

    private static String tally(JsonNode statistics) {
        return tallyOf(statistics.get("sms")) + " " + tallyOf(statistics.get("email"));
    }

    private static String tallyOf(JsonNode channel) {
        return channel.get("requested").asLong() + "/"
                + channel.get("delivered").asLong() + "/"
                + channel.get("failure").asLong();
    }

    private String reported() {
        services.sql(
                "insert into annual_billing values (gen_random_uuid(), ?, ?, 40000, ?)",
                service.id(),
                today.getYear(),
                clock.instant());
        for (var reported : data("/service/live-services-data")) {
            if (reported.get("service_id").asText().equals(service.id().toString())) {
                return reported.get("sms_totals").asLong() + " "
                        + reported.get("email_totals").asLong();
            }
        }
        return "";
    }

    private String billed() {
        return services.texts(
                        "select count(*) filter (where type = 'sms') || ' ' || count(*) filter (where type = 'email') from "
                                + ALL + " where key_type <> 'test' and day >= ?::date and day < ?::date"
                                + " and (status in ('sending', 'delivered', 'temporary-failure', 'permanent-failure')"
                                + " or (type = 'sms' and status in ('sent', 'pending')))",
                        service.id(),
                        service.id(),
                        today.withDayOfYear(1),
                        today)
                .getFirst();
    }

    private JsonNode data(String path) {
        var answer = admin.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("data");
    }
}
