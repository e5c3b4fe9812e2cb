package gov.notify.worker.stream;

import static gov.notify.worker.stream.StreamRig.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import gov.notify.queue.Entry;
import gov.notify.queue.Hint;
import gov.notify.queue.QueueKeys;
import gov.notify.queue.WorkStream;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AckWriterTest {

    private static final WorkStream HIGH = WorkStream.EMAIL_HIGH;
    private static final WorkStream NORMAL = WorkStream.EMAIL_NORMAL;
    private static final QueueKeys KEYS = new QueueKeys(0);

    private final StreamRig rig = new StreamRig();
    private final AckWriter writer = new AckWriter(rig.redis);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void what_is_done_leaves_the_stream_and_the_pending_list_whichever_lane_it_was_on() {
        rig.add(HIGH);
        rig.add(NORMAL);
        rig.add(NORMAL);
        var high = rig.read("me", HIGH, 1).getFirst();
        var normal = rig.read("me", NORMAL, 2);

        writer.acknowledge(List.of(high, normal.getFirst()));

        await().untilAsserted(() -> assertThat(rig.length(HIGH)).isZero());
        await().untilAsserted(() -> assertThat(rig.pending(NORMAL))
                .extracting(StreamCommands.Pending::entryId)
                .containsExactly(normal.getLast().entryId()));
        assertThat(rig.pending(HIGH)).isEmpty();
        assertThat(rig.length(NORMAL)).isEqualTo(1);
    }

    @Test
    void what_is_done_twice_is_done_once() {
        rig.add(HIGH);
        rig.add(HIGH);
        var entry = rig.read("me", HIGH, 1).getFirst();

        writer.acknowledge(List.of(entry, entry));
        writer.acknowledge(shard(HIGH), entry.entryId());

        await().untilAsserted(() -> assertThat(rig.pending(HIGH)).isEmpty());
        assertThat(rig.length(HIGH)).isEqualTo(1);
    }

    @Test
    void what_is_postponed_waits_beside_the_streams_and_comes_back_as_it_was() {
        var id = rig.add(HIGH);
        var entry = rig.read("me", HIGH, 1).getFirst();

        writer.postpone(Map.of(entry, Duration.ZERO));

        await().untilAsserted(() -> assertThat(delayed()).isEqualTo(1));
        assertThat(rig.length(HIGH)).isZero();
        assertThat(rig.pending(HIGH)).isEmpty();
        await().until(() -> {
            rig.commands.moveDue(0);
            return rig.length(HIGH) == 1;
        });
        assertThat(rig.read("other", HIGH, 1)).singleElement().satisfies(again -> {
            assertThat(again.uuid()).isEqualTo(id);
            assertThat(again.fields()).isEqualTo(entry.fields());
            assertThat(again.kind()).isEqualTo(entry.kind());
        });
    }

    @Test
    void it_waits_its_time_and_a_little_slack_and_a_time_that_is_past_is_none() {
        rig.add(HIGH);
        rig.add(HIGH);
        var entries = rig.read("me", HIGH, 2);
        var slack = Hint.SLACK.toMillis();
        long before = now();

        writer.postpone(Map.of(entries.getFirst(), Duration.ofSeconds(60), entries.getLast(), Duration.ofSeconds(-60)));

        await().untilAsserted(() -> assertThat(delayed()).isEqualTo(2));
        assertThat(due(entries.getFirst())).isBetween(before + 60_000 + slack, now() + 60_000 + slack);
        assertThat(due(entries.getLast())).isBetween(before + slack, now() + slack);
    }

    @Test
    void the_same_work_postponed_twice_waits_there_once() {
        var hint = List.of("v", "1", "k", "msg", "id", "018f2a7c-0000-7000-8000-00000000cafe", "q", "1");
        rig.addRaw(HIGH, hint);
        rig.addRaw(HIGH, hint);
        var entries = rig.read("me", HIGH, 2);

        writer.postpone(Map.of(entries.getFirst(), Duration.ofHours(1)));
        writer.postpone(Map.of(entries.getLast(), Duration.ofHours(1)));

        await().untilAsserted(() -> assertThat(rig.length(HIGH)).isZero());
        assertThat(delayed()).isEqualTo(1);
    }

    @Test
    void an_entry_that_another_has_settled_is_not_put_back() {
        rig.add(HIGH);
        var entry = rig.read("me", HIGH, 1).getFirst();
        rig.call(Command.XACK, List.of(shard(HIGH).key(), HIGH.group(), entry.entryId()));
        rig.add(NORMAL);
        var after = rig.read("me", NORMAL, 1).getFirst();

        writer.postpone(Map.of(entry, Duration.ofHours(1)));
        writer.acknowledge(List.of(after)); // one connection or another: waits until both have arrived

        await().untilAsserted(() -> assertThat(rig.length(NORMAL)).isZero());
        assertThat(delayed()).isZero();
    }

    @Test
    void without_redis_nobody_is_kept_and_the_entry_stays_pending() {
        rig.add(HIGH);
        var entry = rig.read("me", HIGH, 1).getFirst();
        rig.server.kill();

        assertThatCode(() -> {
                    writer.acknowledge(List.of(entry));
                    writer.postpone(Map.of(entry, Duration.ofSeconds(1)));
                    writer.acknowledge(shard(HIGH), entry.entryId());
                })
                .doesNotThrowAnyException();
    }

    private long delayed() {
        return rig.call(Command.ZCARD, List.of(KEYS.delayed())).toLong();
    }

    private long due(Entry entry) {
        return rig.call(Command.ZSCORE, List.of(KEYS.delayed(), entry.stream().index() + "|msg|" + entry.id()))
                .toLong();
    }

    /// By the clock of Redis.
    private long now() {
        var time = rig.call(Command.TIME, List.of());
        return time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
    }
}
