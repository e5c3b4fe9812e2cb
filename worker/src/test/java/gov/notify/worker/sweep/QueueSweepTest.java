package gov.notify.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.batch.Sql;
import gov.notify.notification.Channel;
import gov.notify.notification.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.WorkStream;
import gov.notify.sandbox.postgres.Postgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On a backlog of a hundred thousand.
class QueueSweepTest {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final QueueSweep sweep = new QueueSweep(5000);
    private final AgroalDataSource database = newDatabase();

    @BeforeEach
    void aBacklog() {
        run("insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                + " select gen_random_uuid(), gen_random_uuid(), 'sms', 'bulk', now() - interval '1 hour', now()"
                + " from generate_series(1, 100000)");
        run("vacuum analyze send_queue");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void finds_a_dead_workers_claim_in_it() {
        run("update send_queue set claim_owner = 'dead', claim_until = now() - interval '1 s',"
                + " enqueued_at = now() - interval '20 s'"
                + " where notification_id in (select notification_id from send_queue limit 3)");

        var found = Sql.transaction(database, sweep::orphaned);

        assertThat(found).hasSize(3).allMatch(hint -> hint.stream() == WorkStream.SMS_HIGH);
        assertThat(Sql.transaction(database, sweep::orphaned)).isEmpty();
    }

    @Test
    void finds_what_was_hinted_before_anything_that_is_still_in_its_stream() {
        run("update send_queue set enqueued_at = now() - interval '10 minutes'"
                + " where notification_id in (select notification_id from send_queue limit 7)");
        run("insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                + " select gen_random_uuid(), gen_random_uuid(), 'email', 'high', now() - interval '1 hour',"
                + " now() - interval '1 hour' from generate_series(1, 2)");
        var horizons = horizons(Instant.now().minusSeconds(60));

        var found = Sql.transaction(database, connection -> sweep.lost(connection, horizons, GRACE));

        assertThat(found.stream().collect(Collectors.groupingBy(Hint::stream, Collectors.counting())))
                .isEqualTo(Map.of(WorkStream.SMS_BULK, 7L, WorkStream.EMAIL_HIGH, 2L));
    }

    @Test
    void looks_at_each_row_once_for_all_lanes_when_nothing_is_lost() {
        var horizons = horizons(Instant.now().minusSeconds(60));

        long read = Sql.transaction(database, connection -> {
            assertThat(sweep.lost(connection, horizons, GRACE)).isEmpty();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select seq_tup_read + coalesce(idx_tup_fetch, 0)"
                            + " from pg_stat_xact_user_tables where relname = 'send_queue'")) {
                rows.next();
                return rows.getLong(1);
            }
        });

        assertThat(read).isBetween(100_000L, 101_000L);
    }

    @Test
    void rests_for_all_workers_and_nine_times_as_long_as_it_worked() throws SQLException {
        var pace = new SweepPace(Duration.ofSeconds(5));
        assertThat(Sql.transaction(database, pace::isTime)).isTrue();

        Sql.transaction(database, connection -> {
            pace.restAfter(connection, Duration.ofSeconds(2));
            return true;
        });

        assertThat(Sql.transaction(database, pace::isTime)).isFalse();
        assertThat(number("select extract(epoch from next_at - now())::bigint from sweep_pace"))
                .isBetween(15L, 18L);
    }

    private static Map<WorkStream, Instant> horizons(Instant oldest) {
        return Stream.of(Channel.values())
                .flatMap(channel -> Stream.of(Lane.values()).map(lane -> WorkStream.send(channel, lane)))
                .collect(Collectors.toMap(stream -> stream, _ -> oldest));
    }

    private void run(String sql) {
        Sql.once(database, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private long number(String sql) {
        return Sql.once(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static AgroalDataSource newDatabase() {
        var name = "sweep" + UUID.randomUUID().toString().replace("-", "");
        Postgres.shared().createDatabase(name);
        var url = Postgres.shared().jdbcUrl(name);
        Flyway.configure()
                .dataSource(url, null, null)
                .placeholders(Map.of("toll-free-number", "+18005550100", "email-domain", "notify.example.test"))
                .load()
                .migrate();
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(2)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(connections ->
                                    connections.jdbcUrl(url).jdbcProperty("stringtype", "unspecified"))));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
