package gov.notify.notification;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Notifications put straight into Postgres, and questions for them.
///
/// @param service whose they are
record StoredRows(OwnDatabase database, UUID service) {

    static StoredRows in(OwnDatabase database) {
        return new StoredRows(database, UUID.randomUUID());
    }

    StoredRows ofAnother() {
        return in(database);
    }

    /// A text of a normal key, made so long ago, with columns of its own.
    UUID add(Duration ago, String column, @Nullable Object value) {
        var at = Instant.now().minus(ago);
        var id = Uuid7.next(at);
        database.run(
                "insert into notifications (id, service_id, template_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at) values (?, ?, gen_random_uuid(), 1, 'normal', 'sms',"
                        + " 'delivered', ?::timestamptz)",
                id,
                service,
                at);
        database.run("update notifications set " + column + " = ? where id = ?", value, id);
        return id;
    }

    UUID add(Duration ago) {
        return add(ago, "notification_status", "delivered");
    }

    /// A question for everything of the service that a normal key has made.
    Question all() {
        return new Question(service);
    }

    /// Which of a service's notifications to list.
    static final class Question {
        private final UUID service;
        private Set<NotificationStatus> statuses = Set.of();
        private Set<Channel> channels = Set.of();
        private @Nullable String reference;
        private KeyType keyType = KeyType.NORMAL;
        private boolean withJobs;
        private @Nullable UUID olderThan;
        private int limit = 250;
        private int offset;

        private Question(UUID service) {
            this.service = service;
        }

        Question in(NotificationStatus... some) {
            statuses = Set.of(some);
            return this;
        }

        Question over(Channel... some) {
            channels = Set.of(some);
            return this;
        }

        Question called(String exactly) {
            reference = exactly;
            return this;
        }

        Question by(KeyType type) {
            keyType = type;
            return this;
        }

        Question withJobs() {
            withJobs = true;
            return this;
        }

        Question below(UUID id) {
            olderThan = id;
            return this;
        }

        Question page(int most, int skipped) {
            limit = most;
            offset = skipped;
            return this;
        }

        NotificationFilter filter() {
            var oldest = Uuid7.floor(Instant.now().minus(Duration.ofDays(7)));
            return new NotificationFilter(
                    service, statuses, channels, reference, keyType, withJobs, oldest, oldest, olderThan, limit,
                    offset);
        }
    }
}
