package gov.notify.api.webhook;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What SNS wants of us; said in a header and again in the body.
enum MessageType {
    NOTIFICATION("Notification"),
    SUBSCRIPTION_CONFIRMATION("SubscriptionConfirmation"),
    UNSUBSCRIBE_CONFIRMATION("UnsubscribeConfirmation");

    private final String word;

    MessageType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<MessageType> of(@Nullable String word) {
        return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
