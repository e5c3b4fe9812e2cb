package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Emails that are long wait for memory, and for nobody else.
class LongEmailTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void long_emails_that_wait_for_room_until_it_is_too_late_for_their_calls_are_put_off_and_count_no_death() {
        workshop.set("notify.delivery.lease", "5s");
        workshop.name("A".repeat(1_000_000));
        workshop.emails.holdsEveryCall();
        workshop.start();
        var messages = workshop.queued(4, Channel.EMAIL, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 1);
        var first = workshop.emails.calls().getFirst();

        await("the others are put off again and again")
                .atMost(Duration.ofSeconds(40))
                .until(() -> workshop.one(
                                "SELECT min(deferrals) >= 2 FROM send_queue WHERE notification_id <> ?", first)
                        .equals("t"));

        assertThat(workshop.one("SELECT max(deaths) FROM send_queue WHERE notification_id <> ?", first))
                .isEqualTo("0");
        workshop.emails.letsGo();
        await().atMost(Duration.ofSeconds(60)).until(() -> workshop.allAre("sending", messages));
    }

    @Test
    void nobody_waits_behind_long_emails_whose_calls_take_long() {
        var slow = new CountDownLatch(1);
        workshop.emails.answers((message, _) -> {
            if (((OutgoingMessage.Email) message).text().length() > 100_000) {
                awaitQuietly(slow);
            }
            return FakeProvider.accepted(message);
        });
        workshop.name("A".repeat(1_000_000));
        var slowOnes = workshop.queued(30, Channel.EMAIL, Lane.NORMAL);
        workshop.start();
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 1);

        workshop.name("Ada");
        var email = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        var text = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.allAre("sending", List.of(email, text)));
        slow.countDown();
        await().atMost(Duration.ofSeconds(90)).until(() -> workshop.allAre("sending", slowOnes));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
