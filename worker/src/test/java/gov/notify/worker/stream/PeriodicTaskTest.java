package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    @Test
    void goes_on_after_an_exception_an_error_and_an_interrupt() {
        var steps = new AtomicInteger();
        try (var loop = PeriodicTask.every(OFTEN, "test", () -> {
            switch (steps.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("made up");
                case 2 -> throw new StackOverflowError("made up");
                case 3 -> Thread.currentThread().interrupt();
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
}
