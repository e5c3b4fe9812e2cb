package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.queue.QueueKeys;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.config.WorkerId;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.WorkerPair;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Consumers of workers that are gone, by the clock of Redis.
class StaleConsumersTest {

    private static final StreamShard RECEIPTS = new StreamShard(WorkStream.RECEIPTS, 0);
    private static final Duration MOMENT = Duration.ZERO;

    private final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final RedisCalls redis = new RedisCalls(Redis.createClient(vertx, server.url()));
    private final StreamCommands commands = new StreamCommands(redis, new WorkerId("me"));
    private final ConsumerGroups groups = new ConsumerGroups(commands, 1);

    @BeforeEach
    void threeConsumersOfAStream() {
        groups.create();
        for (var name : List.of("gone", "holding", "alive")) {
            redis.call(Command.XADD, List.of(RECEIPTS.key(), "*", "k", "rcpt", "id", name));
            redis.call(
                    Command.XREADGROUP,
                    List.of("GROUP", RECEIPTS.group(), name, "COUNT", "1", "STREAMS", RECEIPTS.key(), ">"));
        }
        acknowledge("gone");
        acknowledge("alive");
        redis.call(Command.SET, List.of(QueueKeys.heartbeat("alive"), "1"));
    }

    @AfterEach
    void stop() {
        vertx.close();
        server.close();
    }

    @Test
    void one_that_is_silent_holds_nothing_and_has_no_heartbeat_is_removed_and_no_other() throws Exception {
        run(new StaleConsumers(commands, groups, MOMENT));

        assertThat(names()).containsExactlyInAnyOrder("holding", "alive");
        assertThat(commands.pendingOf(RECEIPTS, "holding", 10)).hasSize(1);
    }

    @Test
    void within_the_hour_none_is_removed() throws Exception {
        run(new StaleConsumers(commands, groups));

        assertThat(names()).containsExactlyInAnyOrder("gone", "holding", "alive");
    }

    @Test
    void one_whose_entries_were_settled_or_whose_heart_stopped_goes_the_next_time() throws Exception {
        var stale = new StaleConsumers(commands, groups, MOMENT);
        run(stale);

        acknowledge("holding");
        redis.call(Command.DEL, List.of(QueueKeys.heartbeat("alive")));
        run(stale);

        assertThat(names()).isEmpty();
    }

    @Test
    void streams_that_were_lost_are_made_anew() throws Exception {
        redis.call(Command.FLUSHALL, List.of());

        run(new StaleConsumers(commands, groups, MOMENT));

        assertThat(groups.sources())
                .allSatisfy(source -> assertThat(commands.consumers(source)).isEmpty());
    }

    @Test
    void two_workers_remove_once() {
        try (var database = new TestDatabase()) {
            WorkerPair.runs(database, new StaleConsumers(commands, groups, MOMENT));
        }
        assertThat(names()).containsExactlyInAnyOrder("holding", "alive");
    }

    private static void run(StaleConsumers stale) throws Exception {
        for (ScheduledTask task : stale.tasks()) {
            task.work().run();
        }
    }

    private List<String> names() {
        return commands.consumers(RECEIPTS).stream()
                .map(StreamCommands.Consumer::name)
                .toList();
    }

    private void acknowledge(String consumer) {
        commands.pendingOf(RECEIPTS, consumer, 10)
                .forEach(one -> redis.call(Command.XACK, List.of(RECEIPTS.key(), RECEIPTS.group(), one.entryId())));
    }
}
