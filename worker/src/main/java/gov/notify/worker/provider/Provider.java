package gov.notify.worker.provider;

/// A service that delivers messages of one channel. Calls block (virtual threads) for at most the call timeout and
/// never throw for anything the provider or the network does.
public interface Provider {

    /// The row of `provider_details` it serves; stored as `sent_by`.
    String identifier();

    /// Hands over one message, once: no hidden repetition, because no provider knows an idempotency key.
    Handover send(OutgoingMessage message);

    /// Whose rate this message spends: the sending number, or the provider's account.
    String identity(OutgoingMessage message);

    /// Who may be unknown to the provider although others are not: the sending address or number.
    default String sender(OutgoingMessage message) {
        return identity(message);
    }

    /// Whether its receipts name our notification id, so that an [Handover.Unknown] is worth waiting for.
    boolean echoesNotificationId();
}
