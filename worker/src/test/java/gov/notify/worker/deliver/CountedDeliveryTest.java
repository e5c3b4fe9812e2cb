package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.statistics.MessageCounts;
import gov.notify.statistics.StatusCount;
import gov.notify.worker.stream.PeriodicTask;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What statistics say while messages are sent.
class CountedDeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final DeliveryFixture workshop = new DeliveryFixture();
    private final MessageCounts counts = new MessageCounts(workshop.database);

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void two_workers_of_which_one_dies_leave_every_message_counted_once() {
        workshop.set("notify.delivery.ambiguous.hold-after-death", "0ms");
        workshop.emails.holdsEveryCall();
        var doomed = workshop.start();
        var emails = workshop.queued(40, Channel.EMAIL, Lane.NORMAL);
        var texts = workshop.queued(40, Channel.SMS, Lane.HIGH);
        workshop.queued(3, Channel.SMS, Lane.NORMAL, KeyType.TEST);
        await().atMost(SOON).until(() -> workshop.allAre("sending", texts));
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 40);
        assertThat(counts.since(DeliveryFixture.SERVICE, yesterday))
                .containsExactlyInAnyOrder(
                        new StatusCount(Channel.SMS, NotificationStatus.SENDING, 40),
                        new StatusCount(Channel.EMAIL, NotificationStatus.CREATED, 40));

        try (var first = folding();
                var second = folding()) {
            assertThat(first.isWell() && second.isWell()).isTrue();
            workshop.start();
            workshop.start();
            doomed.kill();
            workshop.emails.letsGo();
            await().atMost(SOON).until(() -> workshop.allAre("sending", emails));
        }

        assertThat(counts.since(DeliveryFixture.SERVICE, yesterday))
                .containsExactlyInAnyOrder(
                        new StatusCount(Channel.SMS, NotificationStatus.SENDING, 40),
                        new StatusCount(Channel.EMAIL, NotificationStatus.SENDING, 40));
        assertThat(counts.live(DeliveryFixture.SERVICE)).isEqualTo(83);
        assertThat(workshop.one("select count(*) from message_count_errors")).isEqualTo("0");
    }

    /// As each worker does, only more often and in smaller steps.
    private PeriodicTask folding() {
        return PeriodicTask.every(Duration.ofMillis(5), "test-folder", () -> counts.fold(2));
    }
}
