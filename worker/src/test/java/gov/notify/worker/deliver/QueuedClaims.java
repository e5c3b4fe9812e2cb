package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import gov.notify.security.Recipient;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.OutgoingMessage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Claims as they come from the queue, for what decides about them.
final class QueuedClaims {

    /// When all of them were claimed, on the clock of Postgres.
    static final Instant CLAIMED = Instant.parse("2026-03-02T12:00:00Z");

    static final ClaimedMessage.Tries FIRST = new ClaimedMessage.Tries(1, 0, false, 0, 0, null, CLAIMED);

    private QueuedClaims() {}

    static ClaimedMessage text(Lane lane, ClaimedMessage.Tries tries) {
        return text(lane, tries, 1);
    }

    static ClaimedMessage text(Lane lane, ClaimedMessage.Tries tries, int parts) {
        return text(lane, tries, parts, new UUID(0, 1));
    }

    private static ClaimedMessage text(Lane lane, ClaimedMessage.Tries tries, int parts, UUID service) {
        var id = UUID.randomUUID();
        var stream = WorkStream.send(Channel.SMS, lane);
        return new ClaimedMessage(
                new Entry(stream, 0, "1-1", EntryKind.MESSAGE, id.toString(), Map.of()),
                id,
                service,
                Channel.SMS,
                lane,
                parts,
                new ClaimedMessage.Lease("worker/1", CLAIMED, System.nanoTime()),
                tries,
                null,
                null);
    }

    /// A text of the service that there is, whose rows say that it is claimed.
    static ClaimedMessage inQueue(TestDatabase database, ClaimedMessage.Tries tries) {
        var service = UUID.fromString(database.one("select id from services limit 1"));
        var claim = text(Lane.NORMAL, tries, 1, service);
        database.one(
                "insert into notifications (id, service_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at) values (?, ?, 1, 'normal', 'sms', 'created', now())"
                        + " returning 1",
                claim.notificationId(),
                service);
        database.one(
                "insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at, attempts,"
                        + " claim_owner, claim_until, first_attempt_at) values (?, ?, 'sms', 'normal', now(), now(), 2,"
                        + " 'worker/1', now() + interval '1 minute', now()) returning 1",
                claim.notificationId(),
                service);
        return claim;
    }

    /// With what its row says.
    static ClaimedMessage from(
            ClaimedMessage claim, @Nullable String sender, KeyType keyType, NotificationStatus status) {
        return claim.with(
                new ClaimedMessage.Content(null, 1, keyType, status, sender, false, null, null, CLAIMED, null, null));
    }

    /// A call had no answer.
    static ClaimedMessage.Tries unanswered() {
        return new ClaimedMessage.Tries(2, 0, false, 0, 0, CLAIMED.minusSeconds(1), CLAIMED.minusSeconds(100));
    }

    static ReadyMessage ready(ClaimedMessage claim, FakeProvider provider) {
        var text = new OutgoingMessage.Text(
                claim.notificationId(),
                claim.serviceId(),
                new Recipient(Channel.SMS, "+12025550143"),
                null,
                "hello",
                claim.parts(),
                false,
                claim.attempts());
        return new ReadyMessage(
                claim, text, provider, provider.identifier(), true, AmbiguityPolicy.AT_LEAST_ONCE, CLAIMED);
    }
}
