package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.redis.RedisUnavailable;
import gov.notify.sandbox.log.LogLines;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void goes_on_after_an_exception_an_error_and_an_interrupt() {
        try (var loop = PeriodicTask.every(OFTEN, "test", () -> {
            switch (steps.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("made up");
                case 2 -> throw new StackOverflowError("made up");
                case 3 -> Thread.currentThread().interrupt();
                case 4 -> throw new IOException("made up");
                default -> {}
            }
        })) {
            await().until(() -> steps.get() > 5);
            assertThat(loop.isWell()).isTrue();
        }
    }

    @Test
    void a_step_that_does_not_end_and_a_loop_that_was_closed_are_not_well() {
        var mayEnd = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var loop = PeriodicTask.every(OFTEN, "test", () -> {
            entered.countDown();
            mayEnd.await();
        });
        await().until(() -> entered.getCount() == 0);
        assertThat(loop.isWell(Duration.ZERO)).isFalse();
        assertThat(loop.isWell()).isTrue();

        mayEnd.countDown();
        loop.close();

        assertThat(loop.isWell()).isFalse();
    }

    @Test
    void the_first_time_is_after_a_pause_and_who_urges_cuts_it_short_once() {
        try (var loop = PeriodicTask.every(NEVER, "test", steps::incrementAndGet)) {
            assertThat(steps).hasValue(0);
            assertThat(loop.isWell(Duration.ZERO)).as("one that rests is well").isTrue();

            loop.urge();
            await().until(() -> steps.get() == 1);
            loop.urge();
            await().until(() -> steps.get() == 2);
        }
        assertThat(steps).hasValue(2);
    }

    @Test
    void who_urges_during_a_step_has_another_one_after_it() {
        var mayEnd = new CountDownLatch(1);
        try (var loop = PeriodicTask.every(NEVER, "test", () -> {
            steps.incrementAndGet();
            mayEnd.await();
        })) {
            loop.urge();
            await().until(() -> steps.get() == 1);

            loop.urge();
            mayEnd.countDown();

            await().until(() -> steps.get() == 2);
        }
    }

    @Test
    void trouble_that_lasts_is_told_once_and_again_when_it_is_over() {
        var away = new AtomicBoolean(true);
        try (var log = new LogLines(PeriodicTask.class.getName());
                var _ = PeriodicTask.every(OFTEN, "sweep", () -> {
                    steps.incrementAndGet();
                    if (away.get()) {
                        throw new RedisUnavailable("Redis refused", new TimeoutException());
                    }
                })) {
            await().until(() -> steps.get() > 5);
            away.set(false);
            await().until(() -> log.has("works again"));

            assertThat(log.all())
                    .containsExactly(
                            "WARN sweep: Redis refused (java.util.concurrent.TimeoutException)",
                            "INFO sweep works again");
        }
    }

    @Test
    void a_defect_is_an_error_and_no_outage() {
        try (var log = new LogLines(PeriodicTask.class.getName());
                var _ = PeriodicTask.every(OFTEN, "sweep", () -> {
                    steps.incrementAndGet();
                    throw new IllegalArgumentException("+12025550143 is not a number");
                })) {
            await().until(() -> steps.get() > 5);

            assertThat(log.all())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("ERROR sweep failed: ")
                            .contains("IllegalArgumentException")
                            .doesNotContain("2025550143"));
        }
    }

    @Test
    void leaving_does_not_wait_for_the_step_under_way_and_begins_no_other() {
        var entered = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var loop = PeriodicTask.every(OFTEN, "test", () -> {
            steps.incrementAndGet();
            entered.countDown();
            mayEnd.await();
        });
        await().until(() -> entered.getCount() == 0);

        loop.leave();
        assertThat(loop.isWell()).as("its step is still under way").isTrue();

        mayEnd.countDown();
        await().until(() -> !loop.isWell());
        assertThat(steps).hasValue(1);
    }

    @Test
    void closing_lets_the_step_under_way_finish_and_begins_no_other() throws InterruptedException {
        var entered = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var loop = PeriodicTask.every(NEVER, "test", () -> {
            entered.countDown();
            mayEnd.await();
            steps.incrementAndGet();
        });
        loop.urge();
        await().until(() -> entered.getCount() == 0);
        loop.urge();
        var closing = Thread.startVirtualThread(loop::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        mayEnd.countDown();
        closing.join();

        assertThat(steps).hasValue(1);
    }
}
