package gov.notify.worker.stream;

import static gov.notify.worker.stream.StreamRig.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import gov.notify.queue.Entry;
import gov.notify.queue.QueueKeys;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisUnavailable;
import gov.notify.worker.stream.StreamCommands.Pending;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamCommandsTest {

    private static final WorkStream HIGH = WorkStream.EMAIL_HIGH;
    private static final WorkStream NORMAL = WorkStream.EMAIL_NORMAL;
    private static final Duration HOUR = Duration.ofHours(1);

    private final StreamRig rig = new StreamRig();
    private final StreamCommands me = rig.commands;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_read_brings_the_oldest_entries_once_and_as_many_as_asked_for() {
        var ids = List.of(rig.add(HIGH), rig.add(HIGH), rig.add(HIGH));

        assertThat(rig.read("me", HIGH, 2)).extracting(Entry::uuid).containsExactly(ids.get(0), ids.get(1));
        assertThat(rig.read("other", HIGH, 2)).extracting(Entry::uuid).containsExactly(ids.get(2));
        assertThat(rig.read("me", HIGH, 2)).isEmpty();
        assertThat(rig.pending(HIGH)).extracting(Pending::consumer).containsExactly("me", "me", "other");
    }

    @Test
    void waiting_brings_one_entry_of_each_stream_that_has_any_and_ends_when_none_has() {
        rig.add(NORMAL);
        rig.add(NORMAL);
        var connection = me.connection();
        var both = List.of(shard(HIGH), shard(NORMAL));

        var first = me.await(connection, both, Duration.ofMillis(50));
        assertThat(first).containsOnlyKeys(shard(NORMAL));
        assertThat(first.get(shard(NORMAL))).hasSize(1);

        me.await(connection, both, Duration.ofMillis(50));
        assertThat(me.await(connection, both, Duration.ofMillis(50))).isEmpty();
        connection.close();
    }

    @Test
    void an_entry_is_claimed_only_while_nobody_has_touched_it_for_so_long() {
        rig.add(HIGH);
        var entry = rig.read("other", HIGH, 1).getFirst().entryId();

        assertThat(me.claim(shard(HIGH), List.of(entry), HOUR)).isEmpty();
        rig.age(HIGH, "other", entry, HOUR);
        assertThat(me.claim(shard(HIGH), List.of(entry), HOUR)).hasSize(1);
        assertThat(rig.worker("third").claim(shard(HIGH), List.of(entry), HOUR))
                .as("ours is young again")
                .isEmpty();
        assertThat(rig.pending(HIGH))
                .extracting(Pending::consumer, Pending::deliveries)
                .containsExactly(tuple("me", 2));
    }

    @Test
    void an_entry_that_was_deleted_and_never_acknowledged_is_acknowledged_when_it_is_claimed() {
        rig.add(HIGH);
        rig.add(HIGH);
        var entries = rig.read("other", HIGH, 2).stream().map(Entry::entryId).toList();
        entries.forEach(entry -> rig.age(HIGH, "other", entry, HOUR));
        rig.call(Command.XDEL, List.of(shard(HIGH).key(), entries.getFirst()));

        var claimed = me.claim(shard(HIGH), entries, HOUR);

        assertThat(claimed).extracting(StreamCommands::entryId).containsExactly(entries.getLast());
        assertThat(rig.pending(HIGH)).extracting(Pending::entryId).containsExactly(entries.getLast());
    }

    @Test
    void touching_starts_the_idle_time_anew_and_counts_no_delivery() {
        rig.add(HIGH);
        var entry = rig.read("me", HIGH, 1).getFirst().entryId();
        rig.age(HIGH, "me", entry, HOUR);

        me.touch(shard(HIGH), List.of(entry));

        assertThat(rig.pending(HIGH)).singleElement().satisfies(one -> {
            assertThat(one.idleMillis()).isLessThan(HOUR.toMillis());
            assertThat(one.deliveries()).isEqualTo(1);
        });
    }

    @Test
    void what_is_given_up_may_be_taken_at_once_and_counts_no_delivery() {
        rig.add(HIGH);
        var entry = rig.read("me", HIGH, 1).getFirst().entryId();

        me.giveUp(shard(HIGH), List.of(entry));

        assertThat(rig.pending(HIGH).getFirst().deliveries()).isEqualTo(1);
        assertThat(rig.worker("other").claim(shard(HIGH), List.of(entry), Duration.ofMinutes(59)))
                .hasSize(1);
    }

    @Test
    void who_holds_entries_of_a_stream_is_known_by_name() {
        assertThat(me.consumersHolding(shard(HIGH))).isEmpty();
        rig.add(HIGH);
        rig.add(HIGH);
        rig.read("one", HIGH, 1);
        rig.read("two", HIGH, 1);

        assertThat(me.consumersHolding(shard(HIGH))).containsExactlyInAnyOrder("one", "two");
        assertThat(me.pendingOf(shard(HIGH), "one", 10)).hasSize(1);
        assertThat(me.pendingOf(shard(HIGH), "nobody", 10)).isEmpty();
    }

    @Test
    void a_group_reads_from_the_first_entry_and_is_made_once() {
        rig.call(Command.FLUSHALL, List.of());
        var before = rig.add(HIGH);

        me.createGroup(shard(HIGH));
        me.createGroup(shard(HIGH));

        assertThat(rig.read("me", HIGH, 10)).extracting(Entry::uuid).containsExactly(before);
    }

    @Test
    void a_key_that_is_no_stream_is_trouble_and_no_group() {
        rig.call(Command.FLUSHALL, List.of());
        rig.call(Command.SET, List.of(shard(HIGH).key(), "squatter"));

        assertThatThrownBy(() -> me.createGroup(shard(HIGH))).isInstanceOf(RedisUnavailable.class);
    }

    @Test
    void an_epoch_begins_once_until_redis_is_emptied() {
        assertThat(me.beginEpoch(0, UUID.randomUUID().toString())).isFalse();
        rig.call(Command.FLUSHALL, List.of());

        assertThat(me.beginEpoch(0, "a")).isTrue();
        assertThat(rig.worker("other").beginEpoch(0, "b")).isFalse();
        assertThat(me.beginEpoch(1, "c")).as("of another shard").isTrue();
    }

    @Test
    void a_worker_lives_as_long_as_it_beats_and_all_that_do_are_counted() {
        assertThat(me.beat(HOUR)).isEqualTo(1);
        assertThat(rig.worker("other").beat(HOUR)).isEqualTo(2);
        assertThat(rig.worker("short").beat(Duration.ofMillis(30))).isEqualTo(3);
        assertThat(me.lives("other")).isTrue();

        await().until(() -> !me.lives("short"));
        assertThat(me.beat(HOUR)).isEqualTo(2);

        rig.worker("other").stopBeating();
        assertThat(me.lives("other")).isFalse();
        assertThat(me.beat(HOUR)).isEqualTo(1);
        assertThat(rig.redis.call(Command.EXISTS, List.of(QueueKeys.heartbeat("me"))))
                .hasToString("1");
    }

    @Test
    void ids_go_into_one_command_by_the_five_hundred() {
        var ids = IntStream.range(0, 1201).mapToObj(Integer::toString).toList();

        assertThat(StreamCommands.portions(ids)).extracting(List::size).containsExactly(500, 500, 201);
        assertThat(StreamCommands.portions(ids).stream().flatMap(List::stream)).containsExactlyElementsOf(ids);
        assertThat(StreamCommands.portions(List.of())).isEmpty();
    }
}
