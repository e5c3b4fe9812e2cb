package gov.notify.worker.stream;

import static gov.notify.worker.stream.StreamRig.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.stream.StreamCommands.Pending;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose entries are taken over, and whose are not.
class PendingReclaimerTest {

    private static final WorkStream LANE = WorkStream.RECEIPTS;
    private static final int PERMITS = 3;
    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final Duration ABANDONED = Duration.ofSeconds(60);

    private final TestDatabase database = new TestDatabase();
    private final StreamRig rig = new StreamRig();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Remembering handler = new Remembering();
    private final AckWriter ackWriter = new AckWriter(rig.redis);
    private final InFlight inFlight =
            new InFlight(new LaneGroup("receipts", List.of(LANE), PERMITS, handler), ackWriter, rig.commands, meters);
    private final PendingReclaimer reclaimer = new PendingReclaimer(
            Map.of(shard(LANE), inFlight),
            rig.commands,
            new DeadLetters(database.pool(), rig.redis, ackWriter, Clock.systemUTC(), new ObjectMapper(), meters),
            StreamRig.config(Map.of("notify.stream.heartbeat", "5s", "notify.stream.abandoned", "60s")),
            meters);

    @BeforeEach
    void iLiveAndSoDoesAnother() {
        rig.commands.beat(Duration.ofHours(1));
        rig.worker("living").beat(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        rig.close();
        database.close();
    }

    @Test
    void entries_of_a_worker_without_heartbeat_are_taken_once_they_are_idle_for_two_of_its_beats() {
        var young = held("dead", SILENT.minusSeconds(2));
        var old = held("dead", SILENT);

        reclaimer.run();

        await().until(() -> handler.worked.size() == 1);
        assertThat(handler.worked).containsExactly(old);
        assertThat(holderOf(young)).isEqualTo("dead");
        assertThat(meters.counter("queue_taken_over").count()).isEqualTo(1);
    }

    @Test
    void entries_of_a_living_worker_are_left_to_it_until_they_are_abandoned() {
        var inHand = held("living", ABANDONED.minusSeconds(5));
        var abandoned = held("living", ABANDONED);

        reclaimer.run();

        await().until(() -> handler.worked.size() == 1);
        assertThat(handler.worked).containsExactly(abandoned);
        assertThat(holderOf(inHand)).isEqualTo("living");
    }

    @Test
    void what_is_in_our_own_hands_is_never_taken_again_however_long_it_takes() throws InterruptedException {
        rig.add(LANE);
        var entry = rig.read("me", LANE, 1).getFirst();
        inFlight.takePermits(1);
        handler.keeps = true;
        inFlight.pass(List.of(entry));
        await().until(() -> handler.worked.size() == 1);
        rig.age(LANE, "me", entry.entryId(), Duration.ofHours(1));

        reclaimer.run();

        assertThat(handler.worked).hasSize(1);
        assertThat(inFlight.takePermits(Duration.ZERO)).as("no permit was lost").isEqualTo(PERMITS - 1);
    }

    @Test
    void what_is_in_our_own_hands_is_not_taken_again_either_from_a_worker_that_took_it_over_and_died()
            throws InterruptedException {
        rig.add(LANE);
        var entry = rig.read("me", LANE, 1).getFirst();
        inFlight.takePermits(1);
        handler.keeps = true;
        inFlight.pass(List.of(entry));
        await().until(() -> handler.worked.size() == 1);
        rig.age(LANE, "dead", entry.entryId(), Duration.ofHours(1));

        reclaimer.run();

        assertThat(handler.worked).hasSize(1);
        assertThat(inFlight.takePermits(Duration.ZERO)).as("no permit was lost").isEqualTo(PERMITS - 1);
    }

    @Test
    void what_is_ours_by_name_and_in_nobodys_hands_is_taken_up_again() {
        var lost = held("me", SILENT.plusSeconds(1));

        reclaimer.run();

        await().until(() -> handler.worked.contains(lost));
    }

    @Test
    void what_failed_here_is_left_alone_until_it_is_abandoned() {
        var failed = held("me", Duration.ZERO);
        inFlight.takePermits(1);
        handler.fails = true;
        inFlight.pass(List.of(entry(failed)));
        await().until(inFlight::isEmpty);
        rig.age(LANE, "me", failed, ABANDONED.minusSeconds(5));
        reclaimer.run();
        assertThat(handler.worked).hasSize(1);

        rig.age(LANE, "me", failed, ABANDONED);
        reclaimer.run();

        await().until(() -> handler.worked.size() == 2);
    }

    @Test
    void no_more_are_taken_than_there_are_permits_and_the_others_the_next_time() throws InterruptedException {
        for (int i = 0; i < PERMITS + 2; i++) {
            held("dead", Duration.ofMinutes(1));
        }
        handler.keeps = true;

        reclaimer.run();
        await().until(() -> handler.worked.size() == PERMITS);
        assertThat(rig.pending(LANE))
                .extracting(Pending::consumer)
                .filteredOn("dead"::equals)
                .hasSize(2);

        handler.finishAll();
        reclaimer.run();
        await().until(() -> handler.worked.size() == PERMITS + 2);
        handler.finishAll();
        assertThat(inFlight.takePermits(Duration.ofSeconds(5))).isEqualTo(PERMITS);
    }

    @Test
    void one_that_was_delivered_too_often_is_a_dead_letter_after_its_handler_noted_what_that_means() {
        var hopeless = held("dead", Duration.ofMinutes(1));
        rig.delivered(LANE, "dead", hopeless, 6);
        rig.age(LANE, "dead", hopeless, Duration.ofMinutes(1));
        var tried = held("dead", Duration.ofMinutes(1));
        rig.delivered(LANE, "dead", tried, 5);
        rig.age(LANE, "dead", tried, Duration.ofMinutes(1));

        reclaimer.run();

        await().until(() -> handler.worked.contains(tried));
        await().until(() -> rig.length(LANE) == 0);
        assertThat(handler.givenUp).containsExactly(hopeless);
        assertThat(database.one("select concat_ws(' ', stream, kind, error, attempts) from dead_letters"))
                .isEqualTo("receipts msg failed too often 6");
    }

    @Test
    void one_whose_handler_cannot_give_it_up_waits_and_keeps_no_other() {
        var stuck = held("dead", Duration.ofMinutes(1));
        var hopeless = held("dead", Duration.ofMinutes(1));
        for (var entry : List.of(stuck, hopeless)) {
            rig.delivered(LANE, "dead", entry, 6);
            rig.age(LANE, "dead", entry, Duration.ofMinutes(1));
        }
        var tried = held("dead", Duration.ofMinutes(1));
        handler.cannotGiveUp.add(stuck);

        reclaimer.run();

        await().until(() -> handler.worked.contains(tried));
        await().until(() -> rig.length(LANE) == 1);
        assertThat(handler.givenUp).containsExactly(hopeless);
        assertThat(rig.pending(LANE)).extracting(Pending::entryId).containsExactly(stuck);
        assertThat(database.count("dead_letters")).isEqualTo(1);

        handler.cannotGiveUp.clear();
        rig.age(LANE, "me", stuck, ABANDONED);
        reclaimer.run();

        await().until(() -> rig.length(LANE) == 0);
        assertThat(handler.givenUp).containsExactly(hopeless, stuck);
    }

    @Test
    void one_that_nobody_can_read_is_a_dead_letter_and_keeps_no_other() {
        var unreadable = rig.addRaw(LANE, List.of("v", "9", "secret", "of somebody else"));
        rig.commands.read(rig.redis.connection(), shard(LANE), 1);
        rig.age(LANE, "dead", unreadable, Duration.ofMinutes(1));
        var readable = held("dead", Duration.ofMinutes(1));

        reclaimer.run();

        await().until(() -> handler.worked.contains(readable));
        await().until(() -> rig.length(LANE) == 0);
        assertThat(database.one("select kind || ' ' || error from dead_letters"))
                .isEqualTo("unreadable unknown version");
    }

    /// Adds an entry that somebody read and nobody has touched for so long.
    private String held(String worker, Duration idle) {
        rig.add(LANE);
        var entry = rig.read(worker, LANE, 1).getFirst().entryId();
        rig.age(LANE, worker, entry, idle);
        return entry;
    }

    private Entry entry(String entryId) {
        return new Entry(LANE, 0, entryId, EntryKind.RECEIPT, UUID.randomUUID().toString(), Map.of());
    }

    private String holderOf(String entryId) {
        return rig.pending(LANE).stream()
                .filter(one -> one.entryId().equals(entryId))
                .map(Pending::consumer)
                .findFirst()
                .orElse("nobody");
    }

    /// Finishes what it is given unless it is told to keep it or to fail.
    private static final class Remembering implements EntryHandler {

        final List<String> worked = new CopyOnWriteArrayList<>();
        final List<String> givenUp = new CopyOnWriteArrayList<>();
        final List<String> cannotGiveUp = new CopyOnWriteArrayList<>();
        private final List<Runnable> kept = new CopyOnWriteArrayList<>();
        volatile boolean keeps;
        volatile boolean fails;

        @Override
        public void handle(List<Entry> entries, Acknowledger acknowledger) {
            entries.forEach(entry -> worked.add(entry.entryId()));
            if (fails) {
                fails = false;
                throw new IllegalStateException("made up");
            }
            if (keeps) {
                kept.add(() -> acknowledger.done(entries));
            } else {
                acknowledger.done(entries);
            }
        }

        @Override
        public void gaveUp(Entry entry) {
            if (cannotGiveUp.contains(entry.entryId())) {
                throw new IllegalStateException("made up");
            }
            givenUp.add(entry.entryId());
        }

        void finishAll() {
            kept.forEach(Runnable::run);
            kept.clear();
        }
    }
}
