package gov.notify.worker.deliver;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.queue.Entry;
import gov.notify.worker.stream.Acknowledger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Claims in Postgres what hints point at, a whole read in one statement, and loads it in the same transaction.
final class QueueClaimer {

    // By primary key. What is held by another, done or not due does not come back; SKIP LOCKED never waits for
    // a row that somebody is claiming at this moment.
    private static final String CLAIM = """
            WITH prev AS (
              SELECT notification_id, claim_until FROM send_queue
               WHERE notification_id = ANY (?) AND due_at <= now() AND (claim_until IS NULL OR claim_until < now())
                 FOR UPDATE SKIP LOCKED)
            UPDATE send_queue q
               SET claim_owner = ?, claim_until = clock_timestamp() + ? * interval '1 ms', attempts = q.attempts + 1,
                   deaths = q.deaths + (prev.claim_until IS NOT NULL)::int,
                   first_attempt_at = coalesce(q.first_attempt_at, now())
              FROM prev
             WHERE q.notification_id = prev.notification_id
            RETURNING q.notification_id, q.service_id, q.lane, q.parts, q.attempts, prev.claim_until IS NOT NULL,
                      q.ambiguous_until, q.first_attempt_at, q.expires_at, q.channel, q.deaths, q.deferrals,
                      clock_timestamp()
            """;

    // Looked for only where a claim found less than it was hinted at.
    private static final String EARLY = """
            SELECT notification_id, ceil(extract(epoch FROM due_at - clock_timestamp()) * 1000)::bigint FROM send_queue
             WHERE notification_id = ANY (?) AND due_at > now() AND claim_owner IS NULL
            """;

    // By primary key; the array is a constant to the planner, so only the days it touches are looked at.
    private static final String LOAD = """
            SELECT id, service_id, template_id, template_version, key_type, notification_type, notification_status,
                   reply_to_text, international, unsubscribe_link, sent_by, created_at, payload_expires_on
              FROM notifications WHERE id = ANY (?)
            """;

    // By primary key (expires_on, notification_id). Hundreds of large ones would not fit into memory together.
    private static final String PAYLOADS = """
            SELECT notification_id, expires_on, CASE WHEN octet_length(sealed) <= ? THEN sealed END
              FROM notification_payloads WHERE expires_on = ANY (?) AND notification_id = ANY (?)
            """;
    private static final int LARGE = 32 * 1024;

    private final DataSource database;
    private final String worker;
    private final Duration lease;
    private final AtomicLong sequence = new AtomicLong();

    QueueClaimer(DataSource database, String worker, Duration lease) {
        this.database = database;
        this.worker = worker;
        this.lease = lease;
    }

    /// A claim and what it is for; no notification when the notification is gone.
    record Taken(Claim claim, @Nullable ClaimedNotification notification) {}

    /// What became of entries: claimed; or hinted at too early, and to be looked at again after so long. What is
    /// in neither is somebody else's, or over.
    record Found(List<Taken> taken, Map<Entry, Duration> early) {}

    /// Claims what can be claimed of these entries.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away; whatever was claimed then runs out by
    /// itself
    Found take(List<Entry> entries, Acknowledger acknowledger) {
        var byId = new LinkedHashMap<UUID, Entry>();
        entries.forEach(entry -> byId.putIfAbsent(entry.uuid(), entry));
        return Sql.transaction(database, connection -> {
            var claims = claim(connection, byId, acknowledger);
            var early = claims.size() < byId.size() ? early(connection, byId, claims) : Map.<Entry, Duration>of();
            if (claims.isEmpty()) {
                return new Found(List.of(), early);
            }
            var notifications =
                    load(connection, claims.stream().map(Claim::notificationId).toArray(UUID[]::new));
            return new Found(
                    claims.stream()
                            .map(claim -> new Taken(claim, notifications.get(claim.notificationId())))
                            .toList(),
                    early);
        });
    }

    private static Map<Entry, Duration> early(Connection connection, Map<UUID, Entry> byId, List<Claim> claims)
            throws SQLException {
        var others = new HashMap<>(byId);
        claims.forEach(claim -> others.remove(claim.notificationId()));
        var early = new HashMap<Entry, Duration>();
        try (var statement = connection.prepareStatement(EARLY)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", others.keySet().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var entry = others.get(rows.getObject(1, UUID.class));
                    if (entry != null) {
                        early.put(entry, Duration.ofMillis(rows.getLong(2)));
                    }
                }
            }
        }
        return early;
    }

    private List<Claim> claim(Connection connection, Map<UUID, Entry> byId, Acknowledger acknowledger)
            throws SQLException {
        var owner = worker + "/" + sequence.incrementAndGet();
        long now = System.nanoTime();
        var claims = new ArrayList<Claim>(byId.size());
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("uuid", byId.keySet().toArray()));
            statement.setString(2, owner);
            statement.setLong(3, lease.toMillis());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    claims.add(claim(rows, byId, acknowledger, owner, now));
                }
            }
        }
        return claims;
    }

    private static Claim claim(ResultSet row, Map<UUID, Entry> byId, Acknowledger acknowledger, String owner, long now)
            throws SQLException {
        var id = row.getObject(1, UUID.class);
        var entry = byId.get(id);
        if (entry == null) {
            throw new IllegalStateException("claimed what was not asked for: " + id);
        }
        return new Claim(
                entry,
                acknowledger,
                id,
                row.getObject(2, UUID.class),
                Channel.of(row.getString(10)),
                Lane.of(row.getString(3)),
                row.getInt(4),
                owner,
                row.getInt(5),
                row.getInt(12),
                row.getBoolean(6),
                row.getInt(11),
                instant(row, 7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                instant(row, 9),
                row.getObject(13, OffsetDateTime.class).toInstant(),
                now);
    }

    private static Map<UUID, ClaimedNotification> load(Connection connection, UUID[] ids) throws SQLException {
        var notifications = new HashMap<UUID, ClaimedNotification>();
        var days = new HashSet<LocalDate>();
        try (var statement = connection.prepareStatement(LOAD)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var notification = notification(rows);
                    notifications.put(notification.id(), notification);
                    var day = rows.getObject(13, LocalDate.class);
                    if (day != null) {
                        days.add(day);
                    }
                }
            }
        }
        if (!days.isEmpty()) {
            addPayloads(connection, ids, days, notifications, LARGE);
        }
        return notifications;
    }

    private static void addPayloads(
            Connection connection,
            UUID[] ids,
            Set<LocalDate> days,
            Map<UUID, ClaimedNotification> notifications,
            int largest)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAYLOADS)) {
            statement.setInt(1, largest);
            statement.setArray(2, connection.createArrayOf("date", days.toArray()));
            statement.setArray(3, connection.createArrayOf("uuid", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var sealed = rows.getBytes(3);
                    var largeOn = sealed == null ? rows.getObject(2, LocalDate.class) : null;
                    notifications.computeIfPresent(
                            rows.getObject(1, UUID.class), (_, bare) -> with(bare, sealed, largeOn));
                }
            }
        }
    }

    /// Reads a large payload, which was left where it is when its message was claimed.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away
    ClaimedNotification complete(ClaimedNotification notification) {
        var day = notification.largeOn();
        if (day == null) {
            return notification;
        }
        return Sql.once(database, connection -> {
            var notifications = new HashMap<>(Map.of(notification.id(), with(notification, null, null)));
            addPayloads(connection, new UUID[] {notification.id()}, Set.of(day), notifications, Integer.MAX_VALUE);
            return notifications.getOrDefault(notification.id(), notification);
        });
    }

    private static ClaimedNotification notification(ResultSet row) throws SQLException {
        return new ClaimedNotification(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getInt(4),
                KeyType.of(row.getString(5)),
                Channel.of(row.getString(6)),
                NotificationStatus.of(row.getString(7)),
                row.getString(8),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                null,
                null);
    }

    private static ClaimedNotification with(
            ClaimedNotification bare, byte @Nullable [] sealed, @Nullable LocalDate largeOn) {
        return new ClaimedNotification(
                bare.id(),
                bare.serviceId(),
                bare.templateId(),
                bare.templateVersion(),
                bare.keyType(),
                bare.channel(),
                bare.status(),
                bare.replyTo(),
                bare.international(),
                bare.unsubscribeLink(),
                bare.sentBy(),
                bare.createdAt(),
                sealed,
                largeOn);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
