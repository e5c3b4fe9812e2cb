package gov.notify.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.config.SetClock;
import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.redis.OwnRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hints whose sender must know whether they arrived, and what is dropped when they do not.
class RedisHintsTest {

    private record Settings(int shards, int waiting, int batch, Duration patience, int workersAssumed, Duration pause)
            implements QueueConfig {}

    private final OwnRedis redis = OwnRedis.start();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SetClock clock = new SetClock("2026-11-26T14:15:09.123Z");
    private final Hints hints = hints(1, Duration.ofMillis(50));

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void whoever_waits_knows_that_all_have_arrived_in_however_many_batches() {
        assertThat(hints.sendAndWait(some(25))).isTrue();

        assertThat(length(0)).isEqualTo(25);
        assertThat(count("sent")).isEqualTo(25);
        assertThat(hints.sendAndWait(List.of())).isTrue();
    }

    @Test
    void an_entry_says_when_it_was_hinted() {
        var id = UUID.randomUUID();
        hints.sendAndWait(List.of(Hint.receipt(id)));

        assertThat(redis.text(Command.XRANGE, "nq:{0}:receipts", "-", "+"))
                .contains(id.toString(), Long.toString(clock.millis()))
                .doesNotContain("svc");
    }

    @Test
    void whoever_waits_is_told_when_some_may_not_have_arrived() {
        redis.server().kill();

        assertThat(hints.sendAndWait(some(25))).isFalse();

        assertThat(count("dropped")).isEqualTo(25);
        assertThat(count("sent")).isZero();
    }

    @Test
    void what_is_not_due_comes_a_little_later_than_its_row_and_once() {
        var hint = Hint.message(Channel.SMS, Lane.NORMAL, UUID.randomUUID(), UUID.randomUUID());

        hints.sendAndWait(List.of(hint.after(Duration.ofHours(1)), Hint.receipt(UUID.randomUUID())));
        hints.sendAndWait(List.of(hint.after(Duration.ofHours(1))));

        assertThat(length(0)).isEqualTo(1);
        assertThat(redis.number(Command.ZCARD, "nq:{0}:delayed")).isEqualTo(1);
        assertThat(redis.number(Command.ZSCORE, "nq:{0}:delayed", hint.member()) - redis.now())
                .isBetween(
                        Duration.ofMinutes(59).toMillis(),
                        Duration.ofHours(1).plus(Hint.SLACK).toMillis());
    }

    @Test
    void shards_share_what_comes() {
        var several = hints(3, Duration.ofMillis(50));
        for (int i = 0; i < 100; i++) {
            several.sendAndWait(some(1));
        }

        var lengths = LongStream.range(0, 3).map(this::length).boxed().toList();
        assertThat(lengths).allMatch(length -> length > 0);
        assertThat(lengths.stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
        assertThat(redis.text(Command.KEYS, "nq:*")).doesNotContain("{3}");
    }

    @Test
    void after_a_lost_batch_the_way_is_shut_for_the_pause_and_then_open() {
        var patient = hints(1, Duration.ofMinutes(10));
        redis.server().kill();
        patient.send(some(1));
        await().until(() -> count("dropped") == 1);
        redis.restart();
        await().until(() -> hints.sendAndWait(some(1)));

        patient.send(some(7));

        assertThat(count("dropped")).isGreaterThanOrEqualTo(8);
        assertThat(length(0)).isEqualTo(1);
    }

    @Test
    void hints_that_cannot_even_be_written_down_are_dropped_and_do_not_shut_the_way() {
        var broken = new Hint(WorkStream.RECEIPTS, EntryKind.RECEIPT, "x", null, Duration.ofSeconds(Long.MAX_VALUE));

        hints.send(List.of(broken));
        await().until(() -> count("dropped") == 1);

        assertThat(hints.sendAndWait(List.of(broken))).isFalse();
        await().until(() -> {
            hints.send(some(1));
            return length(0) > 0;
        });
    }

    private Hints hints(int shards, Duration pause) {
        return new RedisHints(
                redis.calls(), new Settings(shards, 1000, 10, Duration.ofSeconds(1), 10, pause), clock, meters);
    }

    private static List<Hint> some(int n) {
        return Stream.generate(() -> Hint.receipt(UUID.randomUUID())).limit(n).toList();
    }

    private long length(long shard) {
        return redis.number(Command.XLEN, "nq:{" + shard + "}:receipts");
    }

    private double count(String outcome) {
        return meters.counter("queue_hints", "outcome", outcome).count();
    }
}
