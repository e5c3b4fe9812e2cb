package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.queue.Entry;
import gov.notify.queue.WorkStream;
import gov.notify.sandbox.log.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each way to answer an entry gives its permit back, once.
class InFlightAnswersTest {

    private static final WorkStream LANE = WorkStream.SMS_NORMAL;
    private static final int PERMITS = 16;
    private static final Duration AT_ONCE = Duration.ZERO;

    private final StreamRig rig = new StreamRig();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InFlight inFlight = inFlight((_, _) -> {});

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_second_answer_for_an_entry_gives_nothing_back_and_changes_nothing() throws InterruptedException {
        var entry = passed(1).getFirst();

        inFlight.done(List.of(entry));
        inFlight.done(List.of(entry));
        inFlight.postpone(entry, Duration.ofHours(1));
        inFlight.release(List.of(entry));
        inFlight.failed(entry, new IllegalStateException("made up"));
        inFlight.unavailable(List.of(entry));

        assertThat(inFlight.takePermits(AT_ONCE)).isEqualTo(PERMITS);
        assertThat(counted("done")).isEqualTo(1);
        assertThat(counted("postponed") + counted("failed")).isZero();
        assertThat(inFlight.failedAt(StreamRig.shard(LANE), entry.entryId())).isFalse();
    }

    @Test
    void what_was_never_in_hand_cannot_be_answered() throws InterruptedException {
        rig.add(LANE);
        var foreign = rig.read("other", LANE, 1);

        inFlight.done(foreign);

        assertThat(inFlight.takePermits(AT_ONCE)).isEqualTo(PERMITS);
        assertThat(rig.pending(LANE)).hasSize(1);
    }

    @Test
    void what_is_released_stays_pending_and_counts_as_nothing() throws InterruptedException {
        var entries = passed(3);

        inFlight.release(entries);

        assertThat(inFlight.isEmpty()).isTrue();
        assertThat(inFlight.takePermits(AT_ONCE)).isEqualTo(PERMITS);
        assertThat(rig.pending(LANE)).hasSize(3);
        assertThat(counted("done") + counted("postponed") + counted("failed")).isZero();
    }

    @Test
    void something_that_is_away_postpones_without_fault_and_lets_reading_rest_a_second() {
        var entries = passed(2);
        assertThat(inFlight.rest()).isZero();

        inFlight.unavailable(entries);

        assertThat(inFlight.rest()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(counted("postponed")).isEqualTo(2);
        assertThat(counted("failed")).isZero();
        await().until(() -> rig.pending(LANE).isEmpty());
    }

    @Test
    void many_are_postponed_each_by_its_own_time() {
        var entries = passed(2);

        inFlight.postpone(Map.of(entries.getFirst(), AT_ONCE, entries.getLast(), Duration.ofHours(1)));

        await().until(() -> {
            rig.commands.moveDue(0);
            return rig.length(LANE) == 1;
        });
        assertThat(rig.read("other", LANE, 2))
                .singleElement()
                .satisfies(back ->
                        assertThat(back.uuid()).isEqualTo(entries.getFirst().uuid()));
    }

    @Test
    void a_defect_of_the_handler_is_told_with_the_entry_and_counted_as_failed_and_never_postponed() {
        var breaks = inFlight((_, _) -> {
            throw new IllegalStateException("+12025550143 is not a number");
        });
        rig.add(LANE);
        var entry = rig.read("me", LANE, 1).getFirst();
        try (var log = new LogLines(InFlight.class.getName())) {
            breaks.takePermits(1);
            breaks.pass(List.of(entry));
            await().until(breaks::isEmpty);

            assertThat(log.all())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("ERROR send:sms:normal msg " + entry.id() + " failed")
                            .doesNotContain("2025550143"));
        }
        assertThat(counted("failed")).isEqualTo(1);
        assertThat(counted("postponed")).isZero();
        assertThat(rig.pending(LANE))
                .as("it is delivered again, a limited number of times")
                .hasSize(1);
        assertThat(breaks.failedAt(StreamRig.shard(LANE), entry.entryId())).isTrue();
    }

    @Test
    void an_entry_that_failed_counts_as_failed_no_more_once_it_is_in_hand_again() {
        var entry = passed(1).getFirst();
        inFlight.failed(entry, new IllegalStateException("made up"));

        inFlight.takePermits(1);
        inFlight.pass(List.of(entry));

        assertThat(inFlight.failedAt(StreamRig.shard(LANE), entry.entryId())).isFalse();
        assertThat(inFlight.holds(StreamRig.shard(LANE), entry.entryId())).isTrue();
    }

    @Test
    void an_answer_may_come_long_after_the_call_and_from_any_thread() throws InterruptedException {
        var kept = new ArrayList<Runnable>();
        var given = new CountDownLatch(1);
        var later = inFlight((entries, answers) -> {
            kept.add(() -> answers.done(entries));
            given.countDown();
        });
        rig.add(LANE);
        later.takePermits(1);
        later.pass(rig.read("me", LANE, 1));
        given.await();
        assertThat(later.size()).isEqualTo(1);

        Thread.ofPlatform().start(kept.getFirst()).join();

        assertThat(later.isEmpty()).isTrue();
        await().until(() -> rig.length(LANE) == 0);
    }

    @Test
    void what_takes_long_is_kept_from_looking_abandoned() {
        var entries = passed(2);
        entries.forEach(entry -> rig.age(LANE, "me", entry.entryId(), Duration.ofHours(1)));

        inFlight.touch(Duration.ofHours(1));
        assertThat(rig.pending(LANE)).as("young ones are left alone").allMatch(one -> one.idleMillis() >= 3_600_000);

        inFlight.touch(Duration.ofNanos(1));
        assertThat(rig.pending(LANE)).allMatch(one -> one.idleMillis() < 3_600_000 && one.deliveries() == 1);
    }

    private InFlight inFlight(EntryHandler handler) {
        return new InFlight(
                new LaneGroup("send-sms", List.of(LANE), PERMITS, handler),
                new AckWriter(rig.redis),
                rig.commands,
                meters);
    }

    private List<Entry> passed(int count) {
        for (int i = 0; i < count; i++) {
            rig.add(LANE);
        }
        var entries = rig.read("me", LANE, count);
        inFlight.takePermits(count);
        inFlight.pass(entries);
        return entries;
    }

    private double counted(String outcome) {
        return meters.counter("queue_entries", "group", "send-sms", "outcome", outcome)
                .count();
    }
}
