package gov.notify.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.redis.OwnRedis;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries that are acknowledged, postponed and brought back, each in one step of Redis.
class DelayedEntriesTest {

    private static final OwnRedis REDIS = OwnRedis.shared();
    private static final String GROUP = WorkStream.SMS_BULK.group();
    // A shard of its own, on the server that all tests share.
    private final QueueKeys keys = new QueueKeys(ThreadLocalRandom.current().nextInt(1000, Integer.MAX_VALUE));
    private final String stream = keys.stream(WorkStream.SMS_BULK);

    @AfterAll
    static void close() {
        REDIS.close();
    }

    @BeforeEach
    void aStream() {
        REDIS.text(Command.XGROUP, "CREATE", stream, GROUP, "0", "MKSTREAM");
    }

    @Test
    void what_is_acknowledged_is_gone_and_each_entry_counts_once() {
        var first = taken();
        var second = taken();
        var unread = added();

        assertThat(acknowledge(first, second, "1-1")).isEqualTo(2);
        assertThat(acknowledge(first, second)).isZero();

        assertThat(length()).isEqualTo(1);
        assertThat(pending()).isZero();
        assertThat(acknowledge(unread)).isZero();
    }

    @Test
    void what_is_postponed_leaves_its_stream_and_comes_back_with_all_its_fields() {
        var entry = taken();

        assertThat(postpone(60_000, "3|msg|a", entry, Map.of("v", "1", "id", "a")))
                .isEqualTo(1);
        assertThat(length() + pending()).isZero();
        assertThat(dueIn("3|msg|a")).isBetween(50_000L, 60_000L);

        due("3|msg|a");
        QueueScripts.moveDue(REDIS.calls(), keys);

        assertThat(fields()).containsExactlyInAnyOrder("v", "1", "id", "a");
        assertThat(REDIS.number(Command.EXISTS, keys.delayed(), keys.delayedBody()))
                .isZero();
    }

    @Test
    void postponing_twice_is_harmless() {
        var entry = taken();
        postpone(60_000, "3|msg|a", entry, Map.of("id", "a"));

        assertThat(postpone(1, "3|msg|a", entry, Map.of("id", "b"))).isZero();

        assertThat(dueIn("3|msg|a")).isGreaterThan(50_000);
    }

    @Test
    void an_entry_that_another_worker_took_over_and_finished_is_not_postponed() {
        var entry = taken();
        acknowledge(entry);

        assertThat(postpone(1, "3|msg|a", entry, Map.of("id", "a"))).isZero();

        assertThat(REDIS.number(Command.ZCARD, keys.delayed())).isZero();
    }

    @Test
    void the_same_work_postponed_by_two_entries_comes_back_once_at_the_later_word() {
        postpone(60_000, "3|msg|a", taken(), Map.of("id", "a"));
        postpone(1_000, "3|msg|a", taken(), Map.of("id", "a"));
        assertThat(dueIn("3|msg|a")).isLessThan(2_000);

        due("3|msg|a");
        QueueScripts.moveDue(REDIS.calls(), keys);
        QueueScripts.moveDue(REDIS.calls(), keys);

        assertThat(length()).isEqualTo(1);
    }

    @Test
    void what_is_not_due_stays() {
        delay(60_000, "3|msg|a", "id", "a");
        delay(0, "3|msg|b", "id", "b");

        QueueScripts.moveDue(REDIS.calls(), keys);

        assertThat(fields()).containsExactly("id", "b");
        assertThat(REDIS.number(Command.ZCARD, keys.delayed())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not packed", "\u0081"})
    void one_that_nobody_can_read_keeps_no_other(String body) {
        delay(0, "3|msg|a", "id", "a");
        REDIS.number(Command.HSET, keys.delayedBody(), "3|msg|a", body);
        delay(0, "3|msg|b", "id", "b");

        QueueScripts.moveDue(REDIS.calls(), keys);

        assertThat(fields()).containsExactly("id", "b");
        assertThat(REDIS.number(Command.EXISTS, keys.delayed(), keys.delayedBody()))
                .isZero();
    }

    @Test
    void thousands_that_are_due_are_all_moved() {
        var arguments = new ArrayList<String>();
        IntStream.range(0, 1_201).forEach(i -> arguments.addAll(List.of("0", "3|msg|" + i, "2", "id", "" + i)));
        assertThat(requireNonNull(REDIS.calls().run(QueueScripts.DELAY, delayed(), arguments))
                        .toInteger())
                .isEqualTo(1_201);

        QueueScripts.moveDue(REDIS.calls(), keys);

        assertThat(length()).isEqualTo(1_201);
        assertThat(REDIS.number(Command.HLEN, keys.delayedBody())).isZero();
    }

    @Test
    void each_comes_back_on_the_stream_of_its_number() {
        for (var each : WorkStream.all()) {
            delay(0, each.index() + "|msg|" + UUID.randomUUID(), "of", each.name());
        }

        QueueScripts.moveDue(REDIS.calls(), keys);

        for (var each : WorkStream.all()) {
            assertThat(requireNonNull(REDIS.calls().call(Command.XRANGE, List.of(keys.stream(each), "-", "+")))
                            .get(0)
                            .get(1)
                            .get(1))
                    .hasToString(each.name());
        }
    }

    @Test
    void what_names_no_stream_of_this_program_or_lost_its_fields_does_not_hold_up_the_rest() {
        delay(0, "7|old|a", "id", "a");
        delay(0, "3|msg|b", "id", "b");
        REDIS.text(Command.HDEL, keys.delayedBody(), "3|msg|b");
        delay(0, "nonsense", "id", "c");
        delay(0, "3|msg|d", "id", "d");

        QueueScripts.moveDue(REDIS.calls(), keys);

        assertThat(fields()).containsExactly("id", "d");
        assertThat(REDIS.number(Command.ZCARD, keys.delayed())).isZero();
    }

    private String added() {
        return requireNonNull(REDIS.text(Command.XADD, stream, "*", "id", "x"));
    }

    /// An entry in a worker's hands.
    private String taken() {
        var id = added();
        REDIS.text(Command.XREADGROUP, "GROUP", GROUP, "me", "COUNT", "1", "STREAMS", stream, ">");
        return id;
    }

    private int acknowledge(String... entries) {
        var arguments = new ArrayList<>(List.of(GROUP));
        arguments.addAll(List.of(entries));
        return requireNonNull(REDIS.calls().run(QueueScripts.ACKNOWLEDGE, List.of(stream), arguments))
                .toInteger();
    }

    private int postpone(long millis, String member, String entry, Map<String, String> fields) {
        var arguments = new ArrayList<>(
                List.of(GROUP, entry, Long.toString(millis), member, Integer.toString(2 * fields.size())));
        fields.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return requireNonNull(REDIS.calls()
                        .run(QueueScripts.POSTPONE, List.of(stream, keys.delayed(), keys.delayedBody()), arguments))
                .toInteger();
    }

    private void delay(long millis, String member, String name, String value) {
        REDIS.calls().run(QueueScripts.DELAY, delayed(), List.of(Long.toString(millis), member, "2", name, value));
    }

    private List<String> delayed() {
        return List.of(keys.delayed(), keys.delayedBody());
    }

    private long dueIn(String member) {
        return REDIS.number(Command.ZSCORE, keys.delayed(), member) - REDIS.now();
    }

    private void due(String member) {
        REDIS.text(Command.ZADD, keys.delayed(), "XX", "1", member);
    }

    private long length() {
        return REDIS.number(Command.XLEN, stream);
    }

    private long pending() {
        return requireNonNull(REDIS.calls().call(Command.XPENDING, List.of(stream, GROUP)))
                .get(0)
                .toLong();
    }

    /// Those of the only entry of the stream.
    private List<String> fields() {
        var entries = requireNonNull(REDIS.calls().call(Command.XRANGE, List.of(stream, "-", "+")));
        assertThat(entries.size()).isEqualTo(1);
        return entries.get(0).get(1).stream().map(Object::toString).toList();
    }
}
