package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisUnavailable;
import gov.notify.worker.HandClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamGaugesTest {

    private static final WorkStream LANE = WorkStream.SMS_BULK;
    private static final long MARCH = 1_772_452_800_000L; // 2026-03-02T12:00:00Z

    private final StreamRig rig = new StreamRig();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StreamGauges gauges =
            new StreamGauges(rig.redis, rig.groups, new HandClock("2026-03-02T12:00:30Z"), meters);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void what_waits_what_is_in_hand_and_how_old_the_oldest_is_are_shown_by_stream() {
        added(MARCH + "-0");
        added((MARCH + 20_000) + "-0");
        added((MARCH + 25_000) + "-0");
        rig.read("me", LANE, 2);

        gauges.measure();

        assertThat(shown("queue_backlog", LANE)).isEqualTo(3);
        assertThat(shown("queue_pending", LANE)).isEqualTo(2);
        assertThat(shown("queue_oldest_seconds", LANE)).isEqualTo(30);
        assertThat(shown("queue_backlog", WorkStream.SMS_HIGH)).isZero();
        assertThat(shown("queue_oldest_seconds", WorkStream.SMS_HIGH)).isZero();
    }

    @Test
    void what_was_settled_is_shown_no_more() {
        added(MARCH + "-0");
        rig.read("me", LANE, 1);
        gauges.measure();

        rig.call(Command.XACK, List.of(StreamRig.shard(LANE).key(), LANE.group(), MARCH + "-0"));
        rig.call(Command.XDEL, List.of(StreamRig.shard(LANE).key(), MARCH + "-0"));
        gauges.measure();

        assertThat(shown("queue_backlog", LANE)).isZero();
        assertThat(shown("queue_pending", LANE)).isZero();
        assertThat(shown("queue_oldest_seconds", LANE)).isZero();
    }

    @Test
    void an_entry_that_redis_dates_ahead_of_our_clock_is_new_and_not_older_than_nothing() {
        added((MARCH + 90_000) + "-0");

        gauges.measure();

        assertThat(shown("queue_oldest_seconds", LANE)).isZero();
    }

    @Test
    void all_shards_of_a_stream_count_together() {
        var both = new ConsumerGroups(rig.commands, 2);
        both.create();
        added(MARCH + "-0");
        rig.call(Command.XADD, List.of(new StreamShard(LANE, 1).key(), "*", "k", "msg"));

        new StreamGauges(rig.redis, both, new HandClock("2026-03-02T12:00:30Z"), meters).measure();

        assertThat(shown("queue_backlog", LANE)).isEqualTo(2);
        assertThat(shown("queue_oldest_seconds", LANE)).as("of the older").isEqualTo(30);
    }

    @Test
    void without_redis_what_was_measured_last_stands() {
        added(MARCH + "-0");
        gauges.measure();
        rig.server.kill();

        assertThatThrownBy(gauges::measure).isInstanceOf(RedisUnavailable.class);

        assertThat(shown("queue_backlog", LANE)).isEqualTo(1);
    }

    private void added(String entryId) {
        rig.call(
                Command.XADD,
                List.of(
                        StreamRig.shard(LANE).key(),
                        entryId,
                        "v",
                        "1",
                        "k",
                        "msg",
                        "id",
                        "018f2a7c-0000-7000-8000-00000000cafe"));
    }

    private double shown(String gauge, WorkStream stream) {
        return meters.get(gauge).tag("stream", stream.wireName()).gauge().value();
    }
}
