package gov.notify.notification;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.template.TemplateReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A text that is ready to be stored, as tests want it.
record Drafts(
        UUID service,
        @Nullable String reference,
        @Nullable Instant scheduledFor,
        NewNotification.@Nullable Idempotency idempotency) {

    static Drafts of(UUID service) {
        return new Drafts(service, null, null, null);
    }

    /// The settings of a writer, with as many batches at once.
    record Settings(int committers, int batch, int queue, Duration patience, Duration stale) implements WriterConfig {
        Settings() {
            this(2, 64, 1000, Duration.ofSeconds(2), Duration.ofSeconds(10));
        }
    }

    /// A key that came with a request of this body.
    static NewNotification.Idempotency key(String key, String body) {
        return new NewNotification.Idempotency(
                key.getBytes(StandardCharsets.UTF_8),
                body.getBytes(StandardCharsets.UTF_8),
                ("answer to " + body).getBytes(StandardCharsets.UTF_8));
    }

    Drafts withKey(String key, String body) {
        return new Drafts(service, reference, scheduledFor, key(key, body));
    }

    Drafts withReference(String other) {
        return new Drafts(service, other, scheduledFor, idempotency);
    }

    NewNotification build() {
        return build(Instant.now());
    }

    NewNotification build(Instant createdAt) {
        var row = new NewNotification.Row(
                Uuid7.next(createdAt),
                service,
                new TemplateReference(UUID.randomUUID(), 1),
                Channel.SMS,
                new NewNotification.Origin(KeyType.NORMAL, UUID.randomUUID(), null),
                new NewNotification.Destination(false, "1", null),
                new NewNotification.Queueing(Lane.NORMAL, 1, scheduledFor, null),
                reference,
                "+18005550100");
        var sealed = new NewNotification.Sealed(
                new byte[] {1, 2, 3},
                new byte[] {4, 5, 6},
                LocalDate.now(ZoneOffset.UTC).plusDays(8));
        return new NewNotification(row, sealed, idempotency);
    }
}
