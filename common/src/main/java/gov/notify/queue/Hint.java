package gov.notify.queue;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells the workers that a row in Postgres waits to be processed; it becomes an entry of a Redis stream.
///
/// @param id of the row that holds the work
/// @param serviceId whose work it is, where it is a service's
/// @param delay not to be looked at before so long; zero means at once
public record Hint(
        WorkStream stream,
        EntryKind kind,
        String id,
        @Nullable UUID serviceId,
        Duration delay) {

    /// How much later than its row an entry comes back. A worker knows Postgres' clock, which says what is due,
    /// to some milliseconds only, and an entry that comes too early makes a second round. All that is postponed
    /// comes as much later, so no rate is lower for it.
    public static final Duration SLACK = Duration.ofMillis(250);

    /// A message waits in `send_queue`.
    public static Hint message(Channel channel, Lane lane, UUID notificationId, UUID serviceId) {
        return new Hint(
                WorkStream.send(channel, lane), EntryKind.MESSAGE, notificationId.toString(), serviceId, Duration.ZERO);
    }

    /// A receipt waits in `receipt_inbox`.
    public static Hint receipt(UUID inboxId) {
        return new Hint(WorkStream.RECEIPTS, EntryKind.RECEIPT, inboxId.toString(), null, Duration.ZERO);
    }

    /// A message of a test key was "sent": its receipt is to be made up.
    public static Hint simulate(UUID notificationId, UUID serviceId) {
        return new Hint(WorkStream.SIMULATE, EntryKind.SIMULATE, notificationId.toString(), serviceId, Duration.ZERO);
    }

    /// The same, not before so long; a time that is past means at once.
    public Hint after(Duration delay) {
        return new Hint(stream, kind, id, serviceId, delay.isNegative() ? Duration.ZERO : delay);
    }

    /// Name in the delayed set; the same work postponed twice stands there once.
    String member() {
        return stream.index() + "|" + kind.wireName() + "|" + id;
    }
}
