package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.statistics.MessageCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SentCountsTest {

    private static final UUID SERVICE = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final DataSource database = MigratedDatabase.create().pool(2);
    private final SentCounts counts = new SentCounts(database, new MessageCounts(database));

    @Test
    void what_has_moved_to_history_counts_as_before() {
        message("delivered", DAY.minusDays(30));
        message("cancelled", DAY.minusDays(30));
        message("delivered", DAY.minusDays(5));
        message("delivered", DAY);
        message("delivered", DAY.minusDays(100));
        message("delivered", DAY.minusYears(1));
        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(3, 0, 1, 0));

        run("with gone as (delete from notifications where created_at < '" + DAY.minusDays(7) + "' returning *)"
                + " insert into notification_history (id, service_id, template_version, key_type, notification_type,"
                + " notification_status, created_at) select id, service_id, template_version, key_type,"
                + " notification_type, notification_status, created_at from gone");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(3, 0, 1, 0));
    }

    @Test
    void test_keys_cancelled_messages_and_other_services_count_for_nothing() {
        message("cancelled", DAY);
        run("insert into notifications (id, service_id, template_version, key_type, notification_type, created_at)"
                + " select gen_random_uuid(), '" + SERVICE + "', 1, 'test', 'sms', now()");
        run("update notifications set id = uuid7_floor(timestamptz '" + DAY + " 12:00Z') where key_type = 'test'");
        message("delivered", DAY);
        run("update notifications set service_id = gen_random_uuid() where notification_status = 'delivered'");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(0, 0, 0, 0));
    }

    @Test
    void every_other_status_counts_for_a_message_was_accepted_all_the_same() {
        for (var status : List.of("created", "sending", "technical-failure", "permanent-failure", "sent", "pending")) {
            message(status, DAY);
        }
        message("created", DAY);
        run("update notifications set notification_type = 'email' where notification_status = 'sent'");
        run("update notifications set international = true where notification_status = 'created'");
        run("update notifications set international = true where notification_type = 'email'");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(0, 1, 6, 2));
    }

    @Test
    void the_year_begins_at_midnight_utc_of_16_june() {
        var first = LocalDate.of(2026, 6, 16);
        at(Instant.parse("2026-06-15T23:59:59.999Z"));
        at(Instant.parse("2026-06-16T00:00:00Z"));
        at(Instant.parse("2026-11-24T23:59:59.999Z"));
        at(Instant.parse("2026-11-25T00:00:00Z"));

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(2, 0, 1, 0));
        assertThat(counts.of(SERVICE, first).before()).isZero();
    }

    @Test
    void what_was_sent_before_the_day_is_read_and_not_counted() {
        run("insert into message_counts values ('" + SERVICE + "', '" + DAY.minusDays(1)
                + "', gen_random_uuid(), 'sms'," + " 'normal', 'delivered', 4000000000, 0)");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(4_000_000_000L, 0, 0, 0));
    }

    @Test
    void counts_are_planned_for_the_days_they_are_of() {
        var one = MigratedDatabase.create().pool(1);
        run(one, "set plan_cache_mode = force_generic_plan");
        var planned = new SentCounts(one, new MessageCounts(one));
        for (int i = 0; i < 12; i++) {
            planned.of(SERVICE, DAY);
        }

        assertThat(generic(one)).isZero();
    }

    private static long generic(DataSource database) {
        return Sql.once(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) filter (where generic_plans > 0), count(*)"
                            + " from pg_prepared_statements where statement like '%from notifications%'")) {
                rows.next();
                assertThat(rows.getLong(2)).isPositive();
                return rows.getLong(1);
            }
        });
    }

    private void message(String status, LocalDate day) {
        message(status, day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    private void at(Instant moment) {
        message("delivered", moment);
    }

    private void message(String status, Instant at) {
        run("insert into notifications (id, service_id, template_version, key_type, notification_type,"
                + " notification_status, created_at) values ('" + Uuid7.next(at) + "', '" + SERVICE
                + "', 1, 'normal', 'sms', '" + status + "', '" + at + "')");
    }

    private void run(String sql) {
        run(database, sql);
    }

    private static void run(DataSource database, String sql) {
        Sql.once(database, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
