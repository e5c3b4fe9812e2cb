package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.KeyType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CounterRebuildTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch counting = new CountDownLatch(1);

    @AfterEach
    void letEveryCountEnd() {
        counting.countDown();
    }

    @Test
    void who_asks_for_a_quick_count_has_it_when_the_asking_returns() {
        var recounts = new CounterRebuild(_ -> begun.incrementAndGet(), NEVER);

        recounts.await(ofSomeService());

        assertThat(begun).hasValue(1);
    }

    @Test
    void a_day_that_was_counted_and_is_forgotten_again_is_counted_again() {
        var recounts = new CounterRebuild(_ -> begun.incrementAndGet(), NEVER);
        var take = ofSomeService();

        recounts.await(take);
        recounts.await(take);

        assertThat(begun).hasValue(2);
    }

    @Test
    void whoever_asks_while_a_count_is_under_way_waits_for_that_one() throws Exception {
        var recounts = new CounterRebuild(_ -> countLong(), NEVER);
        var take = ofSomeService();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> recounts.await(take));
            }
        }

        assertThat(begun).hasValue(1);
    }

    @Test
    void each_day_of_a_service_is_a_count_of_its_own() {
        var recounts = new CounterRebuild(_ -> countLong(), NEVER);
        var service = UUID.randomUUID();

        recounts.await(of(service, DAY));
        recounts.await(of(service, DAY.plusDays(1)));

        assertThat(begun).hasValue(2);
    }

    @Test
    void no_more_than_two_are_counted_at_once() {
        var recounts = new CounterRebuild(_ -> countLong(), NEVER);

        for (int i = 0; i < 3; i++) {
            recounts.await(ofSomeService());
        }
        assertThat(begun).hasValue(2);

        counting.countDown();
        await().atMost(SOON).until(() -> begun.get() == 3);
    }

    @Test
    void what_failed_is_not_counted_again_at_once() {
        var recounts = new CounterRebuild(_ -> fail(), NEVER);
        var take = ofSomeService();

        recounts.await(take);
        recounts.await(take);

        assertThat(begun).hasValue(1);
    }

    @Test
    void what_failed_is_counted_again_after_a_while() {
        var recounts = new CounterRebuild(_ -> fail(), Duration.ofMillis(1));
        var take = ofSomeService();

        await().atMost(SOON).until(() -> {
            recounts.await(take);
            return begun.get() >= 2;
        });
    }

    @Test
    void a_count_that_failed_leaves_its_seat_to_others() {
        var recounts = new CounterRebuild(_ -> fail(), NEVER);

        for (int i = 0; i < 5; i++) {
            recounts.await(ofSomeService());
        }

        await().atMost(SOON).until(() -> begun.get() == 5);
    }

    @Test
    void a_count_that_ends_in_an_error_is_counted_again_too() {
        var recounts = new CounterRebuild(
                _ -> {
                    begun.incrementAndGet();
                    throw new StackOverflowError("made up");
                },
                Duration.ofMillis(1));
        var take = ofSomeService();

        await().atMost(SOON).until(() -> {
            recounts.await(take);
            return begun.get() >= 2;
        });
    }

    private void fail() {
        begun.incrementAndGet();
        throw new IllegalStateException("made up");
    }

    private void countLong() {
        begun.incrementAndGet();
        try {
            counting.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static LimitRequest ofSomeService() {
        return of(UUID.randomUUID(), DAY);
    }

    private static LimitRequest of(UUID service, LocalDate day) {
        return new LimitRequest(service, KeyType.NORMAL, 10, LimitRequest.Kind.SMS, 10, 10, day);
    }
}
