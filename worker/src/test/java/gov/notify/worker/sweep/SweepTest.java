package gov.notify.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.worker.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// On streams that hold nothing.
class SweepTest {

    private static final SweepConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(SweepConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .build()
            .getConfigMapping(SweepConfig.class);

    private final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final RedisCalls redis =
            new RedisCalls(Redis.createClient(vertx, new RedisOptions().setConnectionString(server.url())));
    private final TestDatabase database = new TestDatabase();
    private final List<Hint> hinted = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @Test
    void what_was_enqueued_just_now_is_not_lost_however_fast_the_workers_clock() {
        queued("1 hour", "1 s");

        sweep(Clock.offset(Clock.systemUTC(), Duration.ofHours(1))).run();

        assertThat(hinted).isEmpty();
    }

    @Test
    void all_workers_rest_after_a_look_that_found_little() {
        queued("1 hour", "1 hour");
        sweep(Clock.systemUTC()).run();
        assertThat(hinted).hasSize(1);
        queued("1 hour", "1 hour");

        sweep(Clock.systemUTC()).run();

        assertThat(hinted).hasSize(1);
    }

    @Test
    void that_everything_is_lost_is_remembered_while_another_worker_looks() {
        queued("1 hour", "1 s");
        var sweep = sweep(Clock.systemUTC());
        sweep.everythingIsLost();

        Sql.transaction(database.pool(), other -> {
            assertThat(SweepPace.ofHints(Duration.ofSeconds(5)).isMyTurn(other, true))
                    .isTrue();
            sweep.run();
            return true;
        });
        assertThat(hinted).isEmpty();

        sweep.run();
        assertThat(hinted).hasSize(1);
        database.run("update sweep_pace set next_at = '-infinity'");
        sweep.run();
        assertThat(hinted).hasSize(1);
    }

    private Sweep sweep(Clock clock) {
        var hints = new Hints() {
            @Override
            public void send(List<Hint> more) {
                hinted.addAll(more);
            }

            @Override
            public boolean sendAndWait(List<Hint> more) {
                return hinted.addAll(more);
            }
        };
        var repair = new HintRepair(database.pool(), hints, new SimpleMeterRegistry());
        return new Sweep(database.pool(), redis, 1, repair, clock, CONFIG);
    }

    private void queued(String due, String enqueued) {
        database.run("insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                + " values (gen_random_uuid(), gen_random_uuid(), 'sms', 'bulk', now() - interval '" + due
                + "', now() - interval '" + enqueued + "')");
    }
}
