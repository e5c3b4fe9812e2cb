package gov.notify.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.WorkStream;
import gov.notify.worker.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which rows count as lost, to the millisecond.
class SweepBoundariesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final TestDatabase database = TestDatabase.withClock();

    @BeforeEach
    void itIsNoon() {
        database.stopsAt(NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// Moments are milliseconds before now; the oldest entry of the stream is 60 s old.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "600000, 70001, -, true", // hinted before the oldest entry, and the time a hint may be on its way
                "600000, 70000, -, false",
                "600000, 5000, -, false", // its hint may still be in the stream
                "10001, 70001, -, true", // due for longer than a hint may be on its way
                "10000, 70001, -, false",
                "-1000, 70001, -, false", // not due yet
                "10001, 20000, -, true", // hinted before it was due, and its wake-up was lost
                "10000, 20000, -, false",
                "600000, 70001, 1, true", // its claim ran out
                "600000, 70001, 0, false", // its claim runs out now
                "600000, 70001, -5000, false", // somebody has it
            })
    void a_message_is_lost_when_nothing_in_its_stream_can_be_its_hint(
            long due, long enqueued, @Nullable Long claimed, boolean lost) {
        queued("sms", "normal", due, enqueued, claimed);

        assertThat(lost(horizons(60_000))).hasSize(lost ? 1 : 0);
    }

    @Test
    void what_was_found_is_marked_and_hinted_at_on_its_own_lane() {
        queued("email", "bulk", 600_000, 600_000, null);

        var found = lost(horizons(0));

        assertThat(found).extracting(Hint::stream).containsExactly(WorkStream.EMAIL_BULK);
        assertThat(database.count("send_queue where enqueued_at = '2026-03-02T12:00:00Z'"))
                .isEqualTo(1);
        assertThat(lost(horizons(0))).isEmpty();
    }

    @Test
    void a_lane_whose_stream_nobody_could_look_at_is_left_alone() {
        queued("email", "bulk", 600_000, 600_000, null);
        var others = horizons(0);
        others.remove(WorkStream.EMAIL_BULK);

        assertThat(lost(others)).isEmpty();
    }

    @Test
    void a_page_takes_no_more_than_it_may() {
        for (int i = 0; i < 5; i++) {
            queued("sms", "high", 600_000, 600_000, null);
        }
        assertThat(lost(new QueueSweep(3), horizons(0))).hasSize(3);
        assertThat(lost(new QueueSweep(3), horizons(0))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 600000, true", // ran out a moment ago, hinted at before
        "0, 600000, false", // runs out now
        "-1000, 600000, false",
        "5000, 4000, false", // hinted at since it ran out
        "60000, 30001, true", // half a minute ago, and nobody has taken it
        "60000, 30000, false",
    })
    void a_claim_that_ran_out_is_hinted_at_once_and_again_after_half_a_minute(
            long ranOut, long enqueued, boolean found) {
        queued("sms", "bulk", 600_000, enqueued, ranOut);

        var hints = Sql.transaction(database.pool(), new QueueSweep(10)::orphaned);

        assertThat(hints).extracting(Hint::stream).isEqualTo(found ? List.of(WorkStream.SMS_HIGH) : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "70001, -, -, true",
                "70000, -, -, false",
                "5000, -, -, false",
                "600000, 70001, -, true",
                "600000, 70000, -, false",
                "600000, -600000, -, false",
                "600000, 600000, applied, false",
            })
    void a_receipt_is_lost_when_it_is_due_and_nothing_in_its_stream_can_be_its_hint(
            long received, @Nullable Long nextAttempt, @Nullable String outcome, boolean lost) {
        database.one(
                "insert into receipt_inbox (id, received_at, provider, event_key, kind, body, next_attempt_at, outcome)"
                        + " values (?, ?, 'ses', 'k', 'Delivery', '{}', ?, ?) returning 1",
                UUID.randomUUID(),
                before(received),
                nextAttempt == null ? null : before(nextAttempt),
                outcome);

        var found = Sql.transaction(
                database.pool(), connection -> new ReceiptSweep(10).lost(connection, horizons(60_000), GRACE));

        assertThat(found).hasSize(lost ? 1 : 0);
        assertThat(database.count("receipt_inbox where next_attempt_at = '2026-03-02T12:00:00Z'"))
                .isEqualTo(lost ? 1 : 0);
    }

    @Test
    void one_worker_at_a_time_looks_and_none_before_it_is_time() {
        var pace = SweepPace.ofHints(Duration.ofSeconds(5));
        Sql.transaction(database.pool(), mine -> {
            assertThat(pace.isMyTurn(mine, false)).isTrue();
            return Sql.transaction(database.pool(), other -> {
                assertThat(pace.isMyTurn(other, false)).as("somebody looks").isFalse();
                assertThat(SweepPace.ofClaims(Duration.ofSeconds(5)).isMyTurn(other, false))
                        .as("the other look is nobody's")
                        .isTrue();
                return true;
            });
        });
        database.run("update sweep_pace set next_at = '2026-03-02T12:00:00.001Z'");
        assertThat(turn(pace, false)).isFalse();
        assertThat(turn(pace, true)).as("everything is lost").isTrue();

        database.run("update sweep_pace set next_at = '2026-03-02T12:00:00Z'");
        assertThat(turn(pace, false)).isTrue();
    }

    @Test
    void a_run_takes_ten_pages_at_most_and_none_after_two_minutes() {
        long now = System.nanoTime();

        assertThat(SweepPace.mayGoOn(0, now)).isTrue();
        assertThat(SweepPace.mayGoOn(9, now)).isTrue();
        assertThat(SweepPace.mayGoOn(10, now)).isFalse();
        assertThat(SweepPace.mayGoOn(1, now - Duration.ofSeconds(119).toNanos()))
                .isTrue();
        assertThat(SweepPace.mayGoOn(1, now - Duration.ofMinutes(2).toNanos())).isFalse();
    }

    private boolean turn(SweepPace pace, boolean atOnce) {
        return Sql.transaction(database.pool(), connection -> pace.isMyTurn(connection, atOnce));
    }

    private List<Hint> lost(Map<WorkStream, Instant> horizons) {
        return lost(new QueueSweep(10), horizons);
    }

    private List<Hint> lost(QueueSweep sweep, Map<WorkStream, Instant> horizons) {
        return Sql.transaction(database.pool(), connection -> sweep.lost(connection, horizons, GRACE));
    }

    private static Map<WorkStream, Instant> horizons(long millisAgo) {
        var horizons = new EnumMap<WorkStream, Instant>(WorkStream.class);
        for (var channel : Channel.values()) {
            for (var lane : Lane.values()) {
                horizons.put(WorkStream.send(channel, lane), NOW.minusMillis(millisAgo));
            }
        }
        horizons.put(WorkStream.RECEIPTS, NOW.minusMillis(millisAgo));
        return horizons;
    }

    private void queued(String channel, String lane, long due, long enqueued, @Nullable Long claimed) {
        database.one(
                "insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at, claim_until)"
                        + " values (gen_random_uuid(), gen_random_uuid(), ?, ?, ?, ?, ?) returning 1",
                channel,
                lane,
                before(due),
                before(enqueued),
                claimed == null ? null : before(claimed));
    }

    private static String before(long millis) {
        return NOW.minusMillis(millis).toString();
    }
}
