package gov.notify.api.send;

import gov.notify.notification.NewNotification;
import gov.notify.notification.NotificationWriter;
import gov.notify.notification.WriteOutcome;
import gov.notify.security.Payloads;
import gov.notify.security.RecipientHash;
import gov.notify.service.ServiceSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Stores an accepted message: seals what names a person, and waits for the commit.
@ApplicationScoped
class NotificationStore {

    private final NotificationWriter writer;
    private final Payloads payloads;
    private final RecipientHash hashes;

    NotificationStore(NotificationWriter writer, Payloads payloads, RecipientHash hashes) {
        this.writer = writer;
        this.payloads = payloads;
        this.hashes = hashes;
    }

    /// Stores the message of a service, and the Idempotency-Key with it if there is one.
    ///
    /// @throws gov.notify.batch.Overloaded if too many wait already
    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres stayed away
    WriteOutcome store(
            AcceptedMessage message, ServiceSnapshot service, NewNotification.@Nullable Idempotency idempotency) {
        var row = message.row();
        var sealed = new NewNotification.Sealed(
                hashes.of(message.normalised()),
                payloads.seal(row.id(), row.serviceId(), message.payload()),
                service.payloadExpiresOn(row.channel(), row.due()));
        return writer.write(new NewNotification(row, sealed, idempotency));
    }
}
