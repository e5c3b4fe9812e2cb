package gov.notify.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stores a batch in which callers sent an Idempotency-Key: the key and the message stand or fall together.
///
/// Two instances that store the same key at once meet at the primary key: the second waits for the first one's commit,
/// and then
/// answers what the first did.
final class IdempotentInsert {

    /// How long a key is remembered.
    static final Duration LIFE = Duration.ofHours(24);

    /// Another instance that holds a key for longer has stalled: its caller is told to come back (SQLSTATE 55P03), and
    /// those who share the batch do not wait for it.
    private static final String PATIENCE = "set local lock_timeout = '500ms'";

    /// Claims the keys that are new or forgotten; in key order, so that two batches cannot wait for each other in a
    /// circle.
    private static final String CLAIM = """
            insert into idempotency_keys as k (service_id, key_hash, request_hash, notification_id, sealed_answer, created_at)
            select i.service_id, i.key_hash, i.request_hash, i.notification_id, i.sealed_answer, ?
              from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::uuid[], ?::bytea[])
                as i(service_id, key_hash, request_hash, notification_id, sealed_answer)
             order by i.service_id, i.key_hash
            on conflict (service_id, key_hash) do update
               set request_hash = excluded.request_hash, notification_id = excluded.notification_id,
                   sealed_answer = excluded.sealed_answer, created_at = excluded.created_at
             where k.created_at < ?
            returning notification_id
            """;

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

        static @Nullable Key of(NewNotification notification) {
            var idempotency = notification.idempotency();
            return idempotency == null ? null : new Key(notification.serviceId(), hex(idempotency.keyHash()));
        }

        static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    }

    private record Known(byte[] requestHash, UUID notificationId, byte[] sealedAnswer) {}

    List<WriteOutcome> insert(List<NewNotification> batch) throws SQLException {
        var firstUses = new LinkedHashMap<Key, NewNotification>();
        for (var notification : batch) {
            var key = Key.of(notification);
            if (key != null) {
                firstUses.putIfAbsent(key, notification);
            }
        }
        var sorted = firstUses.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Key, NewNotification> use) ->
                                use.getKey().serviceId())
                        .thenComparing(use -> use.getKey().hash()))
                .map(Map.Entry::getValue)
                .toList();
        try (var statement = connection.createStatement()) {
            statement.execute(PATIENCE);
        }
        claim(sorted);
        var known = find(sorted);

        var outcomes = new ArrayList<WriteOutcome>(batch.size());
        var stored = new ArrayList<NewNotification>(batch.size());
        for (var notification : batch) {
            var outcome = outcome(notification, known);
            outcomes.add(outcome);
            if (outcome instanceof WriteOutcome.Stored) {
                stored.add(notification);
            }
        }
        NotificationInsert.insert(connection, stored, now);
        return outcomes;
    }

    private static WriteOutcome outcome(NewNotification notification, Map<Key, Known> known) {
        var idempotency = notification.idempotency();
        var key = Key.of(notification);
        if (idempotency == null || key == null) {
            return new WriteOutcome.Stored();
        }
        var first = known.get(key);
        if (first == null) {
            throw new IllegalStateException("an Idempotency-Key vanished while it was being claimed");
        }
        if (first.notificationId().equals(notification.id())) {
            return new WriteOutcome.Stored();
        }
        return Arrays.equals(first.requestHash(), idempotency.requestHash())
                ? new WriteOutcome.Replayed(first.notificationId(), first.sealedAnswer())
                : new WriteOutcome.KeyReused();
    }

    private void claim(List<NewNotification> uses) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setTimestamp(1, Timestamp.from(now));
            bindKeys(statement, 2, uses);
            statement.setArray(4, bytes(uses, Part.REQUEST_HASH));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", uses.stream().map(NewNotification::id).toArray()));
            statement.setArray(6, bytes(uses, Part.ANSWER));
            statement.setTimestamp(7, Timestamp.from(now.minus(LIFE)));
            statement.execute();
        }
    }

    private Map<Key, Known> find(List<NewNotification> uses) throws SQLException {
        var known = new HashMap<Key, Known>();
        try (var statement = connection.prepareStatement(FIND)) {
            bindKeys(statement, 1, uses);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            new Key(rows.getObject(1, UUID.class), Key.hex(rows.getBytes(2))),
                            new Known(rows.getBytes(3), rows.getObject(4, UUID.class), rows.getBytes(5)));
                }
            }
        }
        return known;
    }

    private void bindKeys(PreparedStatement statement, int from, List<NewNotification> uses) throws SQLException {
        statement.setArray(
                from,
                connection.createArrayOf(
                        "uuid", uses.stream().map(NewNotification::serviceId).toArray()));
        statement.setArray(from + 1, bytes(uses, Part.KEY_HASH));
    }

    private enum Part {
        KEY_HASH,
        REQUEST_HASH,
        ANSWER
    }

    private java.sql.Array bytes(List<NewNotification> uses, Part part) throws SQLException {
        var values = new byte[uses.size()][];
        for (int i = 0; i < values.length; i++) {
            var idempotency = uses.get(i).idempotency();
            if (idempotency == null) {
                throw new IllegalStateException("a notification without a key among those with one");
            }
            values[i] = switch (part) {
                case KEY_HASH -> idempotency.keyHash();
                case REQUEST_HASH -> idempotency.requestHash();
                case ANSWER -> idempotency.sealedAnswer();
            };
        }
        return connection.createArrayOf("bytea", values);
    }
}
