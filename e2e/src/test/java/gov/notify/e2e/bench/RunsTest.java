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
        var faster = new AtomicInteger();
        Runs.warm(faster::incrementAndGet, RunsTest::idleCompilers);
        assertEquals(40, faster.get());
    }

    @Test
    void a_program_is_not_warm_while_its_compilers_are_busy() {
        var shares = new double[] {0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.04, 0.01};
        var times = new AtomicInteger();
        Runs.warm(() -> 100, run -> {
            run.run();
            return shares[times.getAndIncrement()];
        });
        assertEquals(9, times.get());
    }

    private static int timesToWarm(double... perSecond) {
        var times = new AtomicInteger();
        Runs.warm(() -> perSecond[times.getAndIncrement()], RunsTest::idleCompilers);
        return times.get();
    }

    private static double idleCompilers(Runnable run) {
        run.run();
        return 0;
    }
}
