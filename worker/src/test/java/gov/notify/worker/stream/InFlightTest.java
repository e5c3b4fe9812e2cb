package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.worker.config.WorkerId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final int PERMITS = 8;
    private static final String SAME_ID = "1760000000000-0";
    private static final List<WorkStream> LANES = List.of(WorkStream.EMAIL_HIGH, WorkStream.EMAIL_NORMAL);

    private final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final RedisCalls redis = new RedisCalls(Redis.createClient(vertx, server.url()));
    private final InFlight inFlight = new InFlight(
            new LaneGroup("send-email", LANES, PERMITS, (_, _) -> {}),
            new AckWriter(redis),
            new StreamCommands(redis, new WorkerId("one")),
            new SimpleMeterRegistry());

    @BeforeEach
    void bothLanesHoldAnEntryOfTheSameId() {
        for (var lane : LANES) {
            var key = new StreamShard(lane, 0).key();
            redis.call(Command.XADD, List.of(key, SAME_ID, "k", EntryKind.MESSAGE.wireName()));
            redis.call(Command.XGROUP, List.of("CREATE", key, lane.group(), "0"));
            redis.call(Command.XREADGROUP, List.of("GROUP", lane.group(), "one", "STREAMS", key, ">"));
        }
    }

    @AfterEach
    void stop() {
        vertx.close();
        server.close();
    }

    @Test
    void entries_of_one_id_on_two_lanes_each_give_their_permit_back() throws InterruptedException {
        var high = entry(WorkStream.EMAIL_HIGH);
        var normal = entry(WorkStream.EMAIL_NORMAL);
        assertThat(inFlight.takePermits(2)).isEqualTo(2);
        inFlight.pass(List.of(high));
        inFlight.pass(List.of(normal));

        inFlight.done(List.of(high));
        assertThat(inFlight.holds(new StreamShard(WorkStream.EMAIL_NORMAL, 0), SAME_ID))
                .isTrue();
        inFlight.done(List.of(normal));

        assertThat(inFlight.isEmpty()).isTrue();
        assertThat(inFlight.takePermits(Duration.ZERO)).isEqualTo(PERMITS);
        for (var lane : LANES) {
            await().untilAsserted(() -> assertThat(waiting(lane)).isZero());
        }
    }

    @Test
    void a_failure_on_one_lane_says_nothing_of_the_same_id_on_another() {
        inFlight.takePermits(1);
        inFlight.pass(List.of(entry(WorkStream.EMAIL_HIGH)));

        inFlight.failed(entry(WorkStream.EMAIL_HIGH), new IllegalStateException("a defect"));

        assertThat(inFlight.failedAt(new StreamShard(WorkStream.EMAIL_HIGH, 0), SAME_ID))
                .isTrue();
        assertThat(inFlight.failedAt(new StreamShard(WorkStream.EMAIL_NORMAL, 0), SAME_ID))
                .isFalse();
    }

    private long waiting(WorkStream lane) {
        return Objects.requireNonNull(redis.call(Command.XLEN, List.of(new StreamShard(lane, 0).key())))
                .toLong();
    }

    @Test
    void a_handler_that_fails_at_one_entry_costs_the_others_nothing() throws InterruptedException {
        var group = new LaneGroup("send-email", LANES, PERMITS, (entries, answers) -> {
            for (var entry : entries) {
                if (entry.stream() == WorkStream.EMAIL_HIGH) {
                    throw new StackOverflowError();
                }
                answers.done(List.of(entry));
            }
        });
        var careful = new InFlight(
                group, new AckWriter(redis), new StreamCommands(redis, new WorkerId("one")), new SimpleMeterRegistry());
        careful.takePermits(2);

        careful.pass(List.of(entry(WorkStream.EMAIL_HIGH), entry(WorkStream.EMAIL_NORMAL)));

        await().until(careful::isEmpty);
        assertThat(careful.failedAt(new StreamShard(WorkStream.EMAIL_HIGH, 0), SAME_ID))
                .isTrue();
        assertThat(careful.failedAt(new StreamShard(WorkStream.EMAIL_NORMAL, 0), SAME_ID))
                .isFalse();
    }

    @Test
    void a_hand_that_is_empty_and_has_no_permits_left_is_starved() throws InterruptedException {
        assertThat(inFlight.isStarved()).isFalse();
        inFlight.takePermits(PERMITS);

        for (int i = 0; i < 400; i++) {
            inFlight.takePermits(Duration.ZERO);
        }
        assertThat(inFlight.isStarved()).isTrue();

        inFlight.givePermitsBack(PERMITS);
        inFlight.takePermits(Duration.ZERO);
        assertThat(inFlight.isStarved()).isFalse();
    }

    private static Entry entry(WorkStream lane) {
        return new Entry(lane, 0, SAME_ID, EntryKind.MESSAGE, UUID.randomUUID().toString(), Map.of());
    }
}
