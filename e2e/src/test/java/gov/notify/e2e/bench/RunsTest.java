package gov.notify.e2e.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunsTest {

    @Test
    void a_program_is_warm_when_three_times_are_no_faster_than_the_three_before() {
        assertEquals(10, timesToWarm(100, 140, 160, 180, 190, 195, 197, 196, 198, 197, 196, 197));
    }

    @Test
    void a_lucky_time_does_not_end_the_warming() {
        assertEquals(10, timesToWarm(100, 190, 120, 140, 160, 170, 172, 171, 170, 170, 170, 170));
    }

    @Test
    void what_gets_faster_for_ever_is_measured_all_the_same() {
        assertEquals(12, timesToWarm(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    }

    private static int timesToWarm(double... perSecond) {
        var times = new AtomicInteger();
        Runs.warm(() -> perSecond[times.getAndIncrement()]);
        return times.get();
    }
}
