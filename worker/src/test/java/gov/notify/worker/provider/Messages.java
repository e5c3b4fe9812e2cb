package gov.notify.worker.provider;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Messages to send in tests.
final class Messages {

    private static final UUID SERVICE = UUID.fromString("018f2a7c-0000-7000-8000-00000000cafe");

    private Messages() {}

    static OutgoingMessage.Email email(UUID id, String to) {
        return email(id, to, null);
    }

    static OutgoingMessage.Email email(UUID id, String to, @Nullable String unsubscribeUrl) {
        return new OutgoingMessage.Email(
                id,
                SERVICE,
                new OutgoingMessage.Sender("Parks & Récréation", "parks"),
                new Recipient(Channel.EMAIL, to),
                "answers@example.gov",
                "Your picnic place – confirmed",
                "Dear Zoë,\n\nsee you there.",
                "<p>Dear Zoë,</p><p>see you there.</p>",
                unsubscribeUrl,
                1);
    }

    static OutgoingMessage.Text text(UUID id, String to) {
        return new OutgoingMessage.Text(
                id, SERVICE, new Recipient(Channel.SMS, to), null, "Parks: see you there, Zoë", 1, false, 1);
    }
}
