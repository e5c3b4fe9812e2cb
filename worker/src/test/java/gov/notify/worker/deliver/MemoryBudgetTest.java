package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import gov.notify.worker.provider.OutgoingMessage;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(1_000_000);

    @Test
    void hundreds_of_messages_of_usual_length_leave_room() {
        var usual = new MemoryBudget(16_000_000);
        for (int i = 0; i < 2 * 640; i++) {
            usual.take(text(2_000));
        }
        assertThat(usual.isFull()).isFalse();
    }

    @Test
    void long_messages_keep_no_other_out() throws InterruptedException {
        budget.take(text(1_000_000));

        assertThat(budget.isFull()).isFalse();
        assertThat(budget.tryTake(text(1_000))).isTrue();
    }

    @Test
    void a_long_message_that_nobody_expected_gets_room_only_where_there_is_some() {
        var message = text(100_001);
        assertThat(budget.tryTake(message)).as("alone, whatever its length").isTrue();
        assertThat(budget.tryTake(message)).isFalse();

        budget.giveBack(message);
        assertThat(budget.tryTake(message)).isTrue();
    }

    @Test
    void who_waits_goes_on_when_a_message_is_over() throws InterruptedException {
        var messages = Stream.generate(() -> text(50_000)).limit(5).toList();
        messages.forEach(budget::take);
        assertThat(budget.isFull()).isTrue();
        var waiting = waiting(() -> budget.await(inAMinute()));

        budget.giveBack(messages.getFirst());

        waiting.join();
        assertThat(budget.isFull()).isFalse();
    }

    @Test
    void large_messages_are_composed_one_after_the_other() throws InterruptedException {
        assertThat(budget.awaitLarge(inAMinute())).isTrue();
        var second = waiting(() -> budget.awaitLarge(inAMinute()));

        budget.largeIsComposed();

        second.join();
        assertThat(budget.awaitLarge(System.nanoTime())).as("the second has it").isFalse();
    }

    @Test
    void only_a_few_large_messages_wait() throws InterruptedException {
        assertThat(budget.awaitLarge(inAMinute())).isTrue();
        var few = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            few.add(waiting(() -> budget.awaitLarge(inAMinute())));
        }

        assertThat(budget.awaitLarge(inAMinute())).isFalse();
        few.forEach(Thread::interrupt);
    }

    private interface Wait {
        boolean isOver() throws InterruptedException;
    }

    private static Thread waiting(Wait wait) {
        var thread = Thread.ofVirtual().start(() -> {
            try {
                wait.isOver();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    @Test
    void who_waits_too_long_hears_so_and_takes_nothing() throws InterruptedException {
        assertThat(budget.awaitLarge(inAMinute())).isTrue();

        assertThat(budget.awaitLarge(System.nanoTime() + 1_000_000)).isFalse();
        budget.largeIsComposed();
        assertThat(budget.isFull()).isFalse();

        var message = text(50_000);
        for (int i = 0; i < 5; i++) {
            budget.take(message);
        }
        assertThat(budget.await(System.nanoTime() + 1_000_000)).isFalse();
        budget.giveBack(message);
        assertThat(budget.await(inAMinute())).isTrue();
    }

    private static long inAMinute() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    }

    private static OutgoingMessage text(int length) {
        var id = UUID.randomUUID();
        return new OutgoingMessage.Text(
                id, id, new Recipient(Channel.SMS, "+12025550143"), null, "x".repeat(length), 1, false, 1);
    }
}
