package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.notification.Channel;
import gov.notify.security.Recipient;
import gov.notify.worker.provider.Outgoing;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoomTest {

    private final Room room = new Room(1_000_000);

    @Test
    void hundreds_of_messages_of_usual_length_leave_room() {
        for (int i = 0; i < 640; i++) {
            room.take(text(1_000));
        }
        assertThat(room.isFull()).isFalse();
    }

    @Test
    void one_very_long_message_fills_it_until_it_is_over() {
        var message = text(125_000);

        room.take(message);
        assertThat(room.isFull()).isTrue();

        room.giveBack(message);
        assertThat(room.isFull()).isFalse();
    }

    @Test
    void who_waits_goes_on_when_a_message_is_over() throws InterruptedException {
        var message = text(125_000);
        room.take(message);
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                room.await(inAMinute());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        room.giveBack(message);

        waiting.join();
        assertThat(room.isFull()).isFalse();
    }

    @Test
    void large_messages_are_composed_one_after_the_other_and_go_before_small_ones() throws InterruptedException {
        assertThat(room.awaitLarge(inAMinute())).isTrue();
        var second = Thread.ofVirtual().start(() -> {
            try {
                room.awaitLarge(inAMinute());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
        assertThat(room.isFull()).isTrue();

        room.largeIsComposed();
        second.join();
        assertThat(room.isFull()).isFalse();
    }

    @Test
    void who_waits_too_long_hears_so_and_takes_nothing() throws InterruptedException {
        assertThat(room.awaitLarge(inAMinute())).isTrue();

        assertThat(room.awaitLarge(System.nanoTime() + 1_000_000)).isFalse();
        room.largeIsComposed();
        assertThat(room.isFull()).isFalse();

        var message = text(125_000);
        room.take(message);
        assertThat(room.await(System.nanoTime() + 1_000_000)).isFalse();
        room.giveBack(message);
        assertThat(room.await(inAMinute())).isTrue();
    }

    private static long inAMinute() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    }

    private static Outgoing text(int length) {
        var id = UUID.randomUUID();
        return new Outgoing.Text(
                id, id, new Recipient(Channel.SMS, "+12025550143"), null, "x".repeat(length), 1, false, 1);
    }
}
