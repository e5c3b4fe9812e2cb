package gov.notify.sandbox.sent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message that the stand-in accepted, without what is large.
public sealed interface Sent {
    /// The key under which Notify tells us its own id: an SES message tag, or a pair of the context of a text.
    String NOTIFICATION_ID = "notification_id";

    /// The provider's id, as its answer gave it; receipts carry it.
    String id();

    Instant at();

    /// Who it is from: the source of an email, the origination number of a text, or nothing.
    String from();

    /// Whom it is for.
    List<String> recipients();

    /// What the sender attached: message tags or context.
    Map<String, String> tags();

    default Optional<String> notificationId() {
        return Optional.ofNullable(tags().get(NOTIFICATION_ID));
    }

    /// An email.
    ///
    /// @param operation the SES operation that sent it
    /// @param configurationSet empty when none was named
    record Email(
            String id,
            Instant at,
            String operation,
            String from,
            List<String> recipients,
            String subject,
            Map<String, String> tags,
            String configurationSet,
            EmailFate fate)
            implements Sent {}

    /// A text.
    ///
    /// @param configurationSet empty when none was named
    record Text(
            String id,
            Instant at,
            Service service,
            String from,
            String to,
            String body,
            Map<String, String> tags,
            String configurationSet,
            TextFate fate)
            implements Sent {
        @Override
        public List<String> recipients() {
            return List.of(to);
        }

        public SmsFragments fragments() {
            return SmsFragments.of(body);
        }
    }

    /// Through which of AWS's services a text went.
    enum Service {
        SNS,
        END_USER_MESSAGING,
        PINPOINT
    }
}
