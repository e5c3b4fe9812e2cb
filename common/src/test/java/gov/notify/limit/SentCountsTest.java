package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.sandbox.postgres.MigratedDatabase;
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
    private final SentCounts counts = new SentCounts(database);

    @Test
    void what_has_moved_to_history_counts_as_before() {
        message("notifications", "delivered", DAY.minusDays(30));
        message("notifications", "cancelled", DAY.minusDays(30));
        message("notifications", "delivered", DAY.minusDays(5));
        message("notifications", "delivered", DAY);
        message("notification_history", "delivered", DAY.minusDays(100));
        message("notification_history", "delivered", DAY.minusYears(1));
        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(3, 0, 1, 0));

        run("with gone as (delete from notifications where created_at < '" + DAY.minusDays(7) + "' returning *)"
                + " insert into notification_history (id, service_id, template_version, key_type, notification_type,"
                + " notification_status, created_at) select id, service_id, template_version, key_type,"
                + " notification_type, notification_status, created_at from gone");
        run("delete from sent_totals");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(3, 0, 1, 0));
    }

    @Test
    void what_was_counted_of_the_days_before_is_not_counted_again() {
        message("notifications", "delivered", DAY.minusDays(30));
        message("notifications", "delivered", DAY.minusDays(2));
        counts.of(SERVICE, DAY);

        run("delete from notifications");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(2, 0, 0, 0));
        assertThat(counts.of(SERVICE, DAY.plusDays(1))).isEqualTo(new SentCounts.Counts(2, 0, 0, 0));
    }

    @Test
    void a_count_that_broke_off_goes_on_where_it_was() {
        message("notifications", "delivered", DAY.minusDays(100));
        message("notifications", "delivered", DAY.minusDays(2));
        run("alter table sent_totals add constraint stopped check (before < '" + DAY.minusDays(20) + "')");
        assertThatThrownBy(() -> counts.of(SERVICE, DAY)).isInstanceOf(RuntimeException.class);
        run("alter table sent_totals drop constraint stopped");
        run("delete from notifications where created_at < '" + DAY.minusDays(50) + "'");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(2, 0, 0, 0));
    }

    @Test
    void test_keys_cancelled_messages_and_other_services_count_for_nothing() {
        message("notifications", "cancelled", DAY);
        run("insert into notifications (id, service_id, template_version, key_type, notification_type, created_at)"
                + " select gen_random_uuid(), '" + SERVICE + "', 1, 'test', 'sms', now()");
        run("update notifications set id = uuid7_floor(timestamptz '" + DAY + " 12:00Z') where key_type = 'test'");
        message("notifications", "delivered", DAY);
        run("update notifications set service_id = gen_random_uuid() where notification_status = 'delivered'");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(0, 0, 0, 0));
    }

    @Test
    void every_other_status_counts_for_a_message_was_accepted_all_the_same() {
        for (var status : List.of("created", "sending", "technical-failure", "permanent-failure", "sent", "pending")) {
            message("notifications", status, DAY);
        }
        message("notifications", "created", DAY);
        run("update notifications set notification_type = 'email' where notification_status = 'sent'");
        run("update notifications set international = true where notification_status = 'created'");
        run("update notifications set international = true where notification_type = 'email'");

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(0, 1, 6, 2));
    }

    @Test
    void the_year_begins_at_midnight_utc_of_16_june() {
        var first = LocalDate.of(2026, 6, 16);
        at("notification_history", Instant.parse("2026-06-15T23:59:59.999Z"));
        at("notification_history", Instant.parse("2026-06-16T00:00:00Z"));
        at("notifications", Instant.parse("2026-11-24T23:59:59.999Z"));
        at("notifications", Instant.parse("2026-11-25T00:00:00Z"));

        assertThat(counts.of(SERVICE, DAY)).isEqualTo(new SentCounts.Counts(2, 0, 1, 0));
        run("delete from sent_totals");
        assertThat(counts.of(SERVICE, first).before()).isZero();
    }

    @Test
    void a_count_of_last_year_is_not_carried_into_this_one() {
        run("insert into sent_totals values ('" + SERVICE + "', '2025-06-16', '2026-06-15', 5000000)");

        assertThat(counts.of(SERVICE, DAY).before()).isZero();
    }

    @Test
    void counts_are_planned_for_the_days_they_are_of() {
        var one = MigratedDatabase.create().pool(1);
        run(one, "set plan_cache_mode = force_generic_plan");
        var planned = new SentCounts(one);
        for (int i = 0; i < 12; i++) {
            run(one, "delete from sent_totals");
            planned.of(SERVICE, DAY);
        }

        assertThat(generic(one)).isZero();
    }

    private static long generic(DataSource database) {
        return Sql.once(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) filter (where generic_plans > 0), count(*)"
                            + " from pg_prepared_statements where statement like '%notification_status%'")) {
                rows.next();
                assertThat(rows.getLong(2)).isPositive();
                return rows.getLong(1);
            }
        });
    }

    private void message(String table, String status, LocalDate day) {
        message(table, status, day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    private void at(String table, Instant moment) {
        message(table, "delivered", moment);
    }

    private void message(String table, String status, Instant at) {
        run("insert into " + table + " (id, service_id, template_version, key_type, notification_type,"
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
