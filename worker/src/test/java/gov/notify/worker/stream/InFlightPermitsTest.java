package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.queue.Entry;
import gov.notify.queue.WorkStream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InFlightPermitsTest {

    private static final WorkStream LANE = WorkStream.SMS_NORMAL;
    private static final int PERMITS = 16;
    private static final Duration AT_ONCE = Duration.ZERO;

    private final StreamRig rig = new StreamRig();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InFlight inFlight = new InFlight(
            new LaneGroup("send-sms", List.of(LANE), PERMITS, (_, _) -> {}),
            new AckWriter(rig.redis),
            rig.commands,
            meters);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void permits_are_taken_once_an_eighth_of_them_is_free_and_then_all_that_are() throws InterruptedException {
        assertThat(inFlight.takePermits(AT_ONCE)).isEqualTo(PERMITS);
        inFlight.givePermitsBack(1);
        assertThat(inFlight.takePermits(AT_ONCE)).as("not worth a read").isZero();
        inFlight.givePermitsBack(2);
        assertThat(inFlight.takePermits(AT_ONCE)).isEqualTo(3);
    }

    @Test
    void who_takes_over_gets_as_many_as_there_are() {
        assertThat(inFlight.takePermits(10)).isEqualTo(10);
        assertThat(inFlight.takePermits(10)).isEqualTo(6);
        assertThat(inFlight.takePermits(1)).isZero();
        assertThat(inFlight.takePermits(0)).isZero();
    }

    @Test
    void without_redis_permits_come_back_all_the_same() throws InterruptedException {
        var entries = passed(2);
        rig.server.kill();

        inFlight.done(entries.subList(0, 1));
        inFlight.postpone(entries.getLast(), AT_ONCE);

        assertThat(inFlight.takePermits(AT_ONCE)).isEqualTo(PERMITS);
    }

    @Test
    void the_gauges_say_what_is_in_hand_and_what_is_free() {
        passed(3);

        assertThat(shown("queue_in_hand")).isEqualTo(3);
        assertThat(shown("queue_permits")).isEqualTo(PERMITS);
        assertThat(shown("queue_permits_free")).isEqualTo(PERMITS - 3);
    }

    @Test
    void an_entry_named_twice_in_one_answer_gives_one_permit_back() throws InterruptedException {
        var entry = passed(1).getFirst();

        inFlight.unavailable(List.of(entry, entry));

        assertThat(inFlight.takePermits(AT_ONCE)).isEqualTo(PERMITS);
        assertThat(counted("postponed")).isEqualTo(1);
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

    private double shown(String gauge) {
        return meters.get(gauge).tag("group", "send-sms").gauge().value();
    }
}
