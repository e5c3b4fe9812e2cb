package gov.notify.worker.provider;

import gov.notify.security.Recipient;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A finished message: rendered, addressed, ready for a provider. Prints as its kind and id, never as its content.
public sealed interface OutgoingMessage {

    /// Ours; given to the provider where it can carry it, so that a receipt finds its row even when we died
    /// in between.
    UUID notificationId();

    UUID serviceId();

    /// Exactly one person.
    Recipient to();

    /// 1 for the first hand-over.
    int attempt();

    /// An email in both shapes.
    ///
    /// @param from who it comes from; the provider adds its sending domain
    /// @param replyTo an address answers go to
    /// @param unsubscribeUrl becomes `List-Unsubscribe` with one-click (RFC 8058)
    record Email(
            UUID notificationId,
            UUID serviceId,
            Sender from,
            Recipient to,
            @Nullable String replyTo,
            String subject,
            String text,
            String html,
            @Nullable String unsubscribeUrl,
            int attempt)
            implements OutgoingMessage {
        @Override
        public String toString() {
            return "Email[" + notificationId + ", attempt " + attempt + "]";
        }
    }

    /// A text message.
    ///
    /// @param to E.164 with `+`
    /// @param sender the number or name the row wants to come from; null for the provider's default
    /// @param parts fragments it is billed as; also its cost in rate tokens
    record Text(
            UUID notificationId,
            UUID serviceId,
            Recipient to,
            @Nullable String sender,
            String text,
            int parts,
            boolean international,
            int attempt)
            implements OutgoingMessage {
        @Override
        public String toString() {
            return "Text[" + notificationId + ", attempt " + attempt + "]";
        }
    }

    /// The service as a reader's mail program shows it: `"{name}" <{localPart}@{our domain}>`.
    record Sender(String name, String localPart) {}
}
