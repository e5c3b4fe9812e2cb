package gov.notify.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import gov.notify.queue.WorkStream;
import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On a backlog of a hundred thousand.
class QueueSweepTest {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final SweepConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(SweepConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .build()
            .getConfigMapping(SweepConfig.class);

    private final QueueSweep sweep = new QueueSweep(5000);
    private final AgroalDataSource database = MigratedDatabase.create().pool(2);

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
        aDeadWorkersClaims();

        var found = Sql.transaction(database, sweep::orphaned);

        assertThat(found).hasSize(3).allMatch(hint -> hint.stream() == WorkStream.SMS_HIGH);
        assertThat(Sql.transaction(database, sweep::orphaned)).isEmpty();
    }

    @Test
    void finds_it_again_when_whoever_marked_it_died_before_the_hint_was_sent() {
        aDeadWorkersClaims();
        assertThat(Sql.transaction(database, sweep::orphaned)).hasSize(3);

        run("update send_queue set claim_until = now() - interval '40 s', enqueued_at = now() - interval '31 s'"
                + " where claim_until is not null");

        assertThat(Sql.transaction(database, sweep::orphaned)).hasSize(3);
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
    void rests_for_all_workers_and_four_times_as_long_as_it_worked() {
        var pace = SweepPace.ofHints(Duration.ofSeconds(5));
        assertThat(isMyTurn(pace)).isTrue();

        Sql.transaction(database, connection -> {
            pace.restAfter(connection, System.nanoTime() - Duration.ofSeconds(5).toNanos());
            return true;
        });

        assertThat(isMyTurn(pace)).isFalse();
        assertThat(number("select extract(epoch from next_at - now())::bigint from sweep_pace"))
                .isBetween(15L, 20L);
    }

    @Test
    void claims_that_ran_out_are_looked_for_at_a_pace_of_their_own_that_all_workers_share() {
        aDeadWorkersClaims();
        new ClaimSweep(database, new HintRepair(database, new Taken(true), new SimpleMeterRegistry()), CONFIG).run();
        aDeadWorkersClaims();
        var another = new Taken(true);

        new ClaimSweep(database, new HintRepair(database, another, new SimpleMeterRegistry()), CONFIG).run();

        assertThat(another.hints).isEmpty();
        assertThat(isMyTurn(SweepPace.ofHints(Duration.ofSeconds(5)))).isTrue();
    }

    @Test
    void a_look_for_claims_that_failed_is_followed_by_a_rest() {
        aDeadWorkersClaims();
        run("create function away() returns trigger language plpgsql as"
                + " $$begin raise exception using errcode = '57014'; end$$");
        run("create trigger away before update on send_queue for each row execute function away()");

        new ClaimSweep(database, new HintRepair(database, new Taken(true), new SimpleMeterRegistry()), CONFIG).run();

        assertThat(isMyTurn(SweepPace.ofClaims(Duration.ofSeconds(2)))).isFalse();
    }

    @Test
    void what_redis_refuses_is_found_again_by_the_next_look() {
        aDeadWorkersClaims();
        new ClaimSweep(database, new HintRepair(database, new Taken(false), new SimpleMeterRegistry()), CONFIG).run();
        run("update sweep_pace set claims_next_at = '-infinity'");
        var taken = new Taken(true);

        new ClaimSweep(database, new HintRepair(database, taken, new SimpleMeterRegistry()), CONFIG).run();

        assertThat(taken.hints).hasSize(3);
    }

    private boolean isMyTurn(SweepPace pace) {
        return Sql.transaction(database, connection -> pace.isMyTurn(connection, false));
    }

    private void aDeadWorkersClaims() {
        run("update send_queue set claim_owner = 'dead', claim_until = now() - interval '1 s',"
                + " enqueued_at = now() - interval '20 s'"
                + " where notification_id in (select notification_id from send_queue limit 3)");
    }

    /// Takes hints, or refuses them, as Redis may.
    private record Taken(boolean open, List<Hint> hints) implements Hints {

        Taken(boolean open) {
            this(open, new ArrayList<>());
        }

        @Override
        public void send(List<Hint> more) {
            sendAndWait(more);
        }

        @Override
        public boolean sendAndWait(List<Hint> more) {
            return open && hints.addAll(more);
        }
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
}
