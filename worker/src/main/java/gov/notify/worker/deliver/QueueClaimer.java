package gov.notify.worker.deliver;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.queue.Entry;
import gov.notify.worker.config.WorkerId;
import gov.notify.worker.deliver.ClaimedMessage.Content;
import gov.notify.worker.deliver.ClaimedMessage.Lease;
import gov.notify.worker.deliver.ClaimedMessage.Tries;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/// Claims in Postgres what hints point at, a whole read in one statement, and loads it in the same transaction.
@Singleton
final class QueueClaimer {

    // By primary key. What is held by another, done or not due does not come back; SKIP LOCKED never waits for
    // a row that somebody is claiming at this moment. Whoever died with a message that had got no answer before
    // may have sent it once more: that counts as another call without an answer.
    private static final String CLAIM = """
            with prev as (
              select notification_id, claim_until from send_queue
               where notification_id = any (?) and due_at <= now() and (claim_until is null or claim_until < now())
                 for update skip locked)
            update send_queue q
               set claim_owner = ?, claim_until = clock_timestamp() + ? * interval '1 ms', attempts = q.attempts + 1,
                   deaths = q.deaths + (prev.claim_until is not null)::int,
                   unanswered = q.unanswered + (prev.claim_until is not null and q.unanswered > 0)::int,
                   first_attempt_at = coalesce(q.first_attempt_at, now())
              from prev
             where q.notification_id = prev.notification_id
            returning q.notification_id, q.service_id, q.lane, q.parts, q.attempts, prev.claim_until is not null as died,
                      q.ambiguous_until, q.first_attempt_at, q.expires_at, q.channel, q.deaths, q.deferrals,
                      q.unanswered, clock_timestamp() as claimed_at
            """;

    // Looked for only where a claim found less than it was hinted at.
    private static final String EARLY = """
            select notification_id, ceil(extract(epoch from due_at - clock_timestamp()) * 1000)::bigint as wait_ms
              from send_queue
             where notification_id = any (?) and due_at > now() and claim_owner is null
            """;

    // By primary key; the array is a constant to the planner, so only the days it touches are looked at.
    private static final String LOAD = """
            select id, template_id, template_version, key_type, notification_status, reply_to_text, international,
                   unsubscribe_link, sent_by, created_at, payload_expires_on
              from notifications where id = any (?)
            """;

    // By primary key (expires_on, notification_id). Hundreds of large ones would not fit into memory together.
    private static final String PAYLOADS = """
            select notification_id, expires_on, case when octet_length(sealed) <= ? then sealed end as sealed
              from notification_payloads where expires_on = any (?) and notification_id = any (?)
            """;
    private static final int LARGE = 32 * 1024;

    private final DataSource database;
    private final WorkerId worker;
    private final Duration lease;
    private final AtomicLong sequence = new AtomicLong();

    QueueClaimer(DataSource database, WorkerId worker, DeliveryConfig config) {
        this.database = database;
        this.worker = worker;
        this.lease = config.lease();
    }

    /// What became of entries: claimed; or hinted at too early, and to be looked at again after so long.
    record Found(List<ClaimedMessage> claimed, Map<Entry, Duration> early) {

        /// What is in neither is somebody else's, or over: nothing is left to do for it.
        List<Entry> others(List<Entry> entries) {
            if (claimed.size() == entries.size()) {
                return List.of();
            }
            var others = new LinkedHashSet<>(entries);
            claimed.forEach(one -> others.remove(one.entry()));
            others.removeAll(early.keySet());
            return List.copyOf(others);
        }
    }

    /// Claims what can be claimed of these entries.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away; whatever was claimed then runs
    /// out by itself
    Found take(List<Entry> entries) {
        var byId = new LinkedHashMap<UUID, Entry>();
        entries.forEach(entry -> byId.putIfAbsent(entry.uuid(), entry));
        return Sql.transaction(database, connection -> {
            var claims = claim(connection, byId);
            var early = claims.size() < byId.size() ? early(connection, byId, claims) : Map.<Entry, Duration>of();
            if (claims.isEmpty()) {
                return new Found(List.of(), early);
            }
            var contents = load(
                    connection,
                    claims.stream().map(ClaimedMessage::notificationId).toArray(UUID[]::new));
            return new Found(
                    claims.stream()
                            .map(claim -> claim.with(contents.get(claim.notificationId())))
                            .toList(),
                    early);
        });
    }

    private static Map<Entry, Duration> early(Connection connection, Map<UUID, Entry> byId, List<ClaimedMessage> claims)
            throws SQLException {
        var others = new HashMap<>(byId);
        claims.forEach(claim -> others.remove(claim.notificationId()));
        var early = new HashMap<Entry, Duration>();
        try (var statement = connection.prepareStatement(EARLY)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", others.keySet().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var entry = others.get(Rows.uuid(rows, "notification_id"));
                    if (entry != null) {
                        early.put(entry, Duration.ofMillis(rows.getLong("wait_ms")));
                    }
                }
            }
        }
        return early;
    }

    private List<ClaimedMessage> claim(Connection connection, Map<UUID, Entry> byId) throws SQLException {
        var owner = worker.value() + "/" + sequence.incrementAndGet();
        long now = System.nanoTime();
        var claims = new ArrayList<ClaimedMessage>(byId.size());
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("uuid", byId.keySet().toArray()));
            statement.setString(2, owner);
            statement.setLong(3, lease.toMillis());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    claims.add(claim(rows, byId, owner, now));
                }
            }
        }
        return claims;
    }

    private static ClaimedMessage claim(ResultSet row, Map<UUID, Entry> byId, String owner, long now)
            throws SQLException {
        var id = Rows.uuid(row, "notification_id");
        var entry = byId.get(id);
        if (entry == null) {
            throw new IllegalStateException("claimed what was not asked for: " + id);
        }
        return new ClaimedMessage(
                entry,
                id,
                Rows.uuid(row, "service_id"),
                Channel.of(row.getString("channel")),
                Lane.of(row.getString("lane")),
                row.getInt("parts"),
                new Lease(owner, moment(row, "claimed_at"), now),
                new Tries(
                        row.getInt("attempts"),
                        row.getInt("deferrals"),
                        row.getBoolean("died"),
                        row.getInt("deaths"),
                        row.getInt("unanswered"),
                        Rows.instant(row, "ambiguous_until"),
                        moment(row, "first_attempt_at")),
                Rows.instant(row, "expires_at"),
                null);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Rows.instant(row, column), column);
    }

    private static Map<UUID, Content> load(Connection connection, UUID[] ids) throws SQLException {
        var contents = new HashMap<UUID, Content>();
        var days = new HashSet<LocalDate>();
        try (var statement = connection.prepareStatement(LOAD)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    contents.put(Rows.uuid(rows, "id"), content(rows));
                    var day = rows.getObject("payload_expires_on", LocalDate.class);
                    if (day != null) {
                        days.add(day);
                    }
                }
            }
        }
        if (!days.isEmpty()) {
            addPayloads(connection, ids, days, contents, LARGE);
        }
        return contents;
    }

    private static void addPayloads(
            Connection connection, UUID[] ids, Set<LocalDate> days, Map<UUID, Content> contents, int largest)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAYLOADS)) {
            statement.setInt(1, largest);
            statement.setArray(2, connection.createArrayOf("date", days.toArray()));
            statement.setArray(3, connection.createArrayOf("uuid", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var sealed = rows.getBytes("sealed");
                    var largeOn = sealed == null ? rows.getObject("expires_on", LocalDate.class) : null;
                    contents.computeIfPresent(
                            Rows.uuid(rows, "notification_id"), (_, bare) -> bare.with(sealed, largeOn));
                }
            }
        }
    }

    /// Reads a large payload, which was left where it is when its message was claimed.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away
    ClaimedMessage complete(ClaimedMessage claim) {
        var content = claim.content();
        var day = content == null ? null : content.largeOn();
        if (content == null || day == null) {
            return claim;
        }
        var id = claim.notificationId();
        return Sql.once(database, connection -> {
            var contents = new HashMap<>(Map.of(id, content.with(null, null)));
            addPayloads(connection, new UUID[] {id}, Set.of(day), contents, Integer.MAX_VALUE);
            return claim.with(contents.get(id));
        });
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                row.getObject("template_id", UUID.class),
                row.getInt("template_version"),
                KeyType.of(row.getString("key_type")),
                NotificationStatus.of(row.getString("notification_status")),
                row.getString("reply_to_text"),
                row.getBoolean("international"),
                row.getString("unsubscribe_link"),
                row.getString("sent_by"),
                moment(row, "created_at"),
                null,
                null);
    }
}
