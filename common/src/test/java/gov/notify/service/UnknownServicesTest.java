package gov.notify.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnknownServicesTest {

    private final UUID service = UUID.randomUUID();
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger lists = new AtomicInteger();
    private final UnknownServices strangers = new UnknownServices(
            () -> {
                lists.incrementAndGet();
                return Set.of(service);
            },
            now::get);

    @Test
    void five_thousand_made_up_ids_a_second_cost_fifty_questions_and_one_list() {
        var asked = Stream.generate(UUID::randomUUID)
                .limit(5_000)
                .filter(strangers::mayBeAskedAbout)
                .count();

        assertThat(asked).isEqualTo(50);
        assertThat(lists).hasValue(1);
        assertThat(strangers.mayBeAskedAbout(service)).isTrue();

        now.addAndGet(1_000_000_000L);
        assertThat(strangers.mayBeAskedAbout(UUID.randomUUID())).isTrue();
    }

    @Test
    void a_list_that_is_slow_holds_up_nobody_who_needs_none() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CompletableFuture<Set<UUID>>();
        var slow = new UnknownServices(
                () -> {
                    lists.incrementAndGet();
                    asked.countDown();
                    return answer.join();
                },
                now::get);
        Stream.generate(UUID::randomUUID).limit(50).forEach(slow::mayBeAskedAbout);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var first = threads.submit(() -> slow.mayBeAskedAbout(service));
                asked.await();
                now.addAndGet(2_000_000_000L);

                var newcomer = threads.submit(() -> slow.mayBeAskedAbout(UUID.randomUUID()));
                assertThat(newcomer.get(30, TimeUnit.SECONDS)).isTrue();

                Stream.generate(UUID::randomUUID).limit(49).forEach(slow::mayBeAskedAbout);
                var second = threads.submit(() -> slow.mayBeAskedAbout(service));
                answer.completeExceptionally(new StoreUnavailable("away", new SQLException()));
                assertThat(first).failsWithin(Duration.ofSeconds(30));
                assertThatThrownBy(second::get).hasRootCauseInstanceOf(SQLException.class);
            } finally {
                answer.cancel(false);
            }
        }
    }

    @Test
    void a_service_that_was_seen_is_always_asked_about() {
        strangers.isNone(service);
        Stream.generate(UUID::randomUUID).limit(60).forEach(strangers::mayBeAskedAbout);

        assertThat(strangers.mayBeAskedAbout(service)).isTrue();
        assertThat(lists).hasValue(1);
    }
}
