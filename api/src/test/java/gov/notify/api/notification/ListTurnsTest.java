package gov.notify.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListTurnsTest {

    private final ListTurns turns = new ListTurns();

    @Test
    void one_service_reads_two_lists_at_a_time_and_leaves_room_for_others() throws Exception {
        var greedy = UUID.randomUUID();
        var reading = new AtomicInteger();
        var mayEnd = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                callers.execute(() -> turns.take(greedy, () -> {
                    reading.incrementAndGet();
                    awaitQuietly(mayEnd);
                    return true;
                }));
            }
            await().until(() -> reading.get() == 2);

            assertThat(turns.take(UUID.randomUUID(), () -> "read")).isEqualTo("read");
            assertThat(reading).hasValue(2);
            mayEnd.countDown();
        }
        assertThat(reading).hasValue(16);
        assertThat(turns.take(greedy, () -> "read")).isEqualTo("read");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
