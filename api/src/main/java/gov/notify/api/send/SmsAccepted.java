package gov.notify.api.send;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to an accepted text (docs/contract/public-api.md, 3.2).
record SmsAccepted(
        UUID id,
        @Nullable String reference,
        Content content,
        String uri,
        EmailAccepted.Template template,
        @Nullable Instant scheduledFor) {

    record Content(String body, String fromNumber) {
        @Override
        public String toString() {
            return "Content";
        }
    }

    @Override
    public String toString() {
        return "SmsAccepted[" + id + "]";
    }
}
