package gov.notify.notification;

import gov.notify.jdbc.ColumnArrays;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Stores a batch in which callers sent an Idempotency-Key: the key and the message stand or fall together, in one
/// statement.
///
/// Two instances that store the same key at once meet at the primary key: the second waits for the first one's commit,
/// and then answers what the first did.
final class IdempotentInsert {

    /// How long a key is remembered.
    static final Duration LIFE = Duration.ofHours(24);

    /// Claims the keys that are new or forgotten, and stores the messages without a key or with a claimed one.
    ///
    /// In key order, so that two batches cannot wait for each other in a circle. Another instance that holds
    /// a key for longer than the patience has stalled: the statement fails (SQLSTATE 55P03), its caller is
    /// told to come back, and those who share the batch do not wait for it.
    private static final String SQL = String.format(
            Locale.ROOT, """
            with input as (
              select * from unnest(%s, ?::bytea[], ?::bytea[], ?::bytea[]) as i(%s, key_hash, request_hash, sealed_answer)
            ), patience as materialized (
              select set_config('lock_timeout', '500ms', true)
            ), claimed as (
              insert into idempotency_keys as k (service_id, key_hash, request_hash, notification_id, sealed_answer, created_at)
              select service_id, key_hash, request_hash, id, sealed_answer, ?
                from patience, input
               where key_hash is not null
               order by service_id, key_hash
              on conflict (service_id, key_hash) do update
                 set request_hash = excluded.request_hash, notification_id = excluded.notification_id,
                     sealed_answer = excluded.sealed_answer, created_at = excluded.created_at
               where k.created_at < ?
              returning notification_id
            ), accepted as (
              select * from input where key_hash is null or id in (select notification_id from claimed)
            ), %s
            select notification_id from claimed
            """, NotificationInsert.ARRAYS, NotificationInsert.NAMES, NotificationInsert.STORE);

    /// Primary key of idempotency_keys.
    private static final String FIND = """
            select k.service_id, k.key_hash, k.request_hash, k.notification_id, k.sealed_answer
              from idempotency_keys k join unnest(?::uuid[], ?::bytea[]) as i(service_id, key_hash) using (service_id, key_hash)
            """;

    private final Connection connection;
    private final Instant now;

    IdempotentInsert(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    private record Key(UUID serviceId, String hash) {

        static Key of(UUID serviceId, byte[] hash) {
            return new Key(serviceId, HexFormat.of().formatHex(hash));
        }

        static Key of(NewNotification notification) {
            return of(notification.serviceId(), used(notification).keyHash());
        }
    }

    private record Known(byte[] requestHash, UUID notificationId, byte[] sealedAnswer) {}

    List<WriteOutcome> insert(List<NewNotification> batch) throws SQLException {
        var seen = new HashSet<Key>();
        var candidates = batch.stream()
                .filter(notification -> notification.idempotency() == null || seen.add(Key.of(notification)))
                .toList();
        var claimed = store(candidates);
        var others = batch.stream()
                .filter(notification -> notification.idempotency() != null && !claimed.contains(notification.id()))
                .toList();
        var known = others.isEmpty() ? Map.<Key, Known>of() : find(others);
        var outcomes = new ArrayList<WriteOutcome>(batch.size());
        for (var notification : batch) {
            var stored = notification.idempotency() == null || claimed.contains(notification.id());
            outcomes.add(stored ? new WriteOutcome.Stored() : outcome(notification, known.get(Key.of(notification))));
        }
        return outcomes;
    }

    /// @return the ids whose keys are theirs now
    private Set<UUID> store(List<NewNotification> batch) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            var next = NotificationInsert.columns(statement, batch)
                    .addBytes(part(NewNotification.Idempotency::keyHash))
                    .addBytes(part(NewNotification.Idempotency::requestHash))
                    .addBytes(part(NewNotification.Idempotency::sealedAnswer))
                    .next();
            statement.setTimestamp(next, Timestamp.from(now));
            statement.setTimestamp(next + 1, Timestamp.from(now.minus(LIFE)));
            statement.setTimestamp(next + 2, Timestamp.from(now));
            var claimed = new HashSet<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject(1, UUID.class));
                }
            }
            return claimed;
        }
    }

    /// Of a message whose key was used before, by another or, if the answer to our first attempt was lost, by
    /// itself.
    private static WriteOutcome outcome(NewNotification notification, @Nullable Known first) {
        if (first == null) {
            throw new IllegalStateException("an Idempotency-Key vanished while it was being claimed");
        }
        if (first.notificationId().equals(notification.id())) {
            return new WriteOutcome.Stored();
        }
        return Arrays.equals(first.requestHash(), used(notification).requestHash())
                ? new WriteOutcome.Replayed(first.notificationId(), first.sealedAnswer())
                : new WriteOutcome.KeyReused();
    }

    private Map<Key, Known> find(List<NewNotification> uses) throws SQLException {
        var known = new HashMap<Key, Known>();
        try (var statement = connection.prepareStatement(FIND)) {
            new ColumnArrays<>(statement, uses)
                    .add("uuid", NewNotification::serviceId)
                    .addBytes(notification -> used(notification).keyHash());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            Key.of(rows.getObject("service_id", UUID.class), rows.getBytes("key_hash")),
                            new Known(
                                    rows.getBytes("request_hash"),
                                    rows.getObject("notification_id", UUID.class),
                                    rows.getBytes("sealed_answer")));
                }
            }
        }
        return known;
    }

    private static NewNotification.Idempotency used(NewNotification notification) {
        return Objects.requireNonNull(notification.idempotency(), "a notification without a key among those with one");
    }

    private static Function<NewNotification, byte @Nullable []> part(
            Function<NewNotification.Idempotency, byte[]> part) {
        return notification -> notification.idempotency() == null ? null : part.apply(notification.idempotency());
    }
}
