package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private final AtomicLong nanos = new AtomicLong();
    private final BodyBudget budget = new BodyBudget(100, 50, nanos::get);
    private final BodyBudget.Share one = budget.of(UUID.randomUUID());
    private final BodyBudget.Share other = budget.of(UUID.randomUUID());

    @Test
    void who_is_alone_may_take_everything() {
        assertThat(one.take(70)).isTrue();
        assertThat(one.take(30)).isTrue();
        assertThat(one.take(1)).isFalse();
    }

    @Test
    void nobody_takes_more_than_its_part_while_another_has_something() {
        other.take(1);

        assertThat(one.take(51)).isFalse();
        assertThat(one.take(50)).isTrue();
        assertThat(one.take(1)).isFalse();
        assertThat(other.take(49)).isTrue();

        other.giveBack(50);
        assertThat(one.take(50)).isTrue();
    }

    @Test
    void whoever_took_everything_makes_room_for_another_who_was_kept_out() {
        one.take(60);
        one.take(30);
        assertThat(other.take(20)).isFalse();

        assertThat(one.take(1)).isFalse();
        one.giveBack(30);
        assertThat(one.take(1)).isFalse();
        assertThat(other.take(20)).isTrue();
    }

    @Test
    void who_was_kept_out_and_does_not_come_back_is_not_waited_for() {
        one.take(90);
        assertThat(other.take(20)).isFalse();
        assertThat(one.take(5)).isFalse();

        nanos.addAndGet(BodyBudget.EXPECTED.toNanos());

        assertThat(one.take(5)).isTrue();
    }

    @Test
    void who_asks_for_more_than_its_part_is_not_waited_for() {
        one.take(60);
        assertThat(other.take(51)).isFalse();

        assertThat(one.take(40)).isTrue();
    }

    @Test
    void an_attempt_that_is_refused_is_in_nobodys_way() throws InterruptedException {
        var large = budget.of(UUID.randomUUID());
        var refused = new AtomicLong();
        var begun = new CountDownLatch(1);
        other.take(1);
        var attempts = Thread.ofPlatform().start(() -> {
            begun.countDown();
            while (!Thread.interrupted()) {
                large.take(100);
            }
        });
        begun.await();
        for (int i = 0; i < 200_000; i++) {
            if (one.take(1)) {
                one.giveBack(1);
            } else {
                refused.incrementAndGet();
            }
        }
        attempts.interrupt();
        attempts.join();

        assertThat(refused).hasValue(0);
        assertThat(budget.used()).isEqualTo(1);
    }

    @Test
    void what_was_done_is_told_though_it_does_not_fit_and_counts() {
        assertThat(one.take(100)).isTrue();

        other.takeAnyway(20);

        assertThat(budget.used()).isEqualTo(120);
        one.giveBack(100);
        assertThat(one.take(81)).isFalse();
        other.giveBack(20);
        assertThat(one.take(100)).isTrue();
    }

    @Test
    void the_most_that_one_body_counts_for_fits_beside_a_few_small_ones_of_its_owner() {
        assertThat(one.most()).isEqualTo(25);
        assertThat(new BodyBudget(24 << 20, 12 << 20).of(UUID.randomUUID()).most())
                .isEqualTo(11 << 20);
    }
}
