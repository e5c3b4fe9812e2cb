package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.sandbox.postgres.MigratedDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
        var at = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
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
