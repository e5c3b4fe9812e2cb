package gov.notify.worker.deliver;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.worker.callback.Callback;
import gov.notify.worker.callback.CallbackQueue;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Stores a batch of outcomes in one transaction. Storing the same batch twice is the same as once.
@Singleton
final class OutcomeStore {

    private static final String STILL_CREATED =
            "select id from notifications where id = any (?) and notification_status = 'created' limit 1";

    // Who repeats a batch finds the row; a message that was replayed and ended workers again gets another.
    private static final String BURY = """
            insert into dead_letters (id, stream, kind, entry, error, attempts, first_failed_at, last_failed_at)
            select gen_random_uuid(), ?, ?, jsonb_build_object('id', m.id, 'service', ?::text), 'its workers died', ?, ?, now()
              from (values (?::text)) as m(id)
             where not exists (select 1 from dead_letters
                                where resolved_at is null and kind = 'msg' and entry ->> 'id' = m.id)
            """;

    // Receipts that came before the reference they carry was stored; by ix_receipt_inbox_reference of the
    // last days. One that is being applied at this moment is passed over: it waits for our row, and we must
    // not wait for it.
    private static final String WAKE_RECEIPTS = """
            update receipt_inbox set next_attempt_at = now()
             where id in (select id from receipt_inbox
                           where reference = any (?) and outcome is null and id >= ?
                             for update skip locked)
               and id >= ?
            returning id
            """;

    // Whoever changes several notifications locks them in this order, or two of them could wait for each other.
    private static final Comparator<Outcome> IN_LOCKING_ORDER =
            Comparator.comparing(outcome -> outcome.claim().notificationId());

    private static final Duration RECEIPTS_WAIT_AT_MOST = Duration.ofHours(6);

    private final DataSource database;

    OutcomeStore(DataSource database) {
        this.database = database;
    }

    /// @param finished notifications whose status this batch changed
    /// @param receipts inbox rows that can be applied now
    record Stored(Set<UUID> finished, List<UUID> receipts) {}

    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away; store it again then
    ///
    /// @param answer how long each answer of the server is waited for
    Stored store(List<Outcome> batch, Duration answer) {
        var outcomes = batch.stream().sorted(IN_LOCKING_ORDER).toList();
        return Sql.transaction(database, answer, connection -> {
            var finished = NotificationUpdates.finish(connection, outcomes);
            requireNoneMissed(connection, outcomes, finished);
            QueueUpdates.leave(connection, outcomes);
            QueueUpdates.rest(connection, outcomes);
            NotificationUpdates.markAmbiguous(connection, outcomes);
            bury(connection, outcomes, finished);
            callBack(connection, outcomes, finished);
            return new Stored(finished, wakeReceipts(connection, outcomes, finished));
        });
    }

    /// A row that was moved to a new partition while our statement waited for it is not found by that
    /// statement. Its place in the queue must not go, or it would be sent again as a message that is in no
    /// queue.
    private static void requireNoneMissed(Connection connection, List<Outcome> outcomes, Set<UUID> finished)
            throws SQLException {
        var ids = outcomes.stream()
                .filter(outcome ->
                        outcome.step().changesStatus() && outcome.step().leavesQueue())
                .map(outcome -> outcome.claim().notificationId())
                .filter(id -> !finished.contains(id))
                .toArray();
        if (ids.length == 0) {
            return;
        }
        try (var statement = connection.prepareStatement(STILL_CREATED)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (var rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new StoreUnavailable("a row was moved meanwhile", new SQLTransientException());
                }
            }
        }
    }

    private void bury(Connection connection, List<Outcome> outcomes, Set<UUID> finished) throws SQLException {
        for (var outcome : outcomes) {
            var claim = outcome.claim();
            if (!Quarantine.isCondemned(claim) || !finished.contains(claim.notificationId())) {
                continue;
            }
            try (var statement = connection.prepareStatement(BURY)) {
                statement.setString(1, claim.entry().stream().wireName());
                statement.setString(2, claim.entry().kind().wireName());
                statement.setString(3, claim.serviceId().toString());
                statement.setInt(4, claim.deaths());
                statement.setObject(5, claim.firstAttemptAt().atOffset(ZoneOffset.UTC));
                statement.setString(6, claim.notificationId().toString());
                statement.executeUpdate();
            }
        }
    }

    private static void callBack(Connection connection, List<Outcome> outcomes, Set<UUID> finished)
            throws SQLException {
        var failed = outcomes.stream()
                .filter(outcome -> outcome.step().fails())
                .map(Outcome::claim)
                .filter(claim -> finished.contains(claim.notificationId()))
                .toList();
        if (!failed.isEmpty()) {
            var callbacks = failed.stream()
                    .map(claim -> Callback.ofStatus(
                            claim.serviceId(), claim.notificationId(), NotificationStatus.TECHNICAL_FAILURE))
                    .toList();
            CallbackQueue.add(connection, callbacks, failed.getFirst().now());
        }
    }

    private List<UUID> wakeReceipts(Connection connection, List<Outcome> outcomes, Set<UUID> finished)
            throws SQLException {
        var references = outcomes.stream()
                .filter(outcome -> finished.contains(outcome.claim().notificationId()))
                .map(outcome -> outcome.step().providersReference())
                .filter(reference -> reference != null)
                .toList();
        if (references.isEmpty()) {
            return List.of();
        }
        var woken = new HashSet<UUID>();
        try (var statement = connection.prepareStatement(WAKE_RECEIPTS)) {
            statement.setArray(1, connection.createArrayOf("text", references.toArray()));
            var earliest = Uuid7.floor(outcomes.getFirst().claim().now().minus(RECEIPTS_WAIT_AT_MOST));
            statement.setObject(2, earliest);
            statement.setObject(3, earliest);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    woken.add(Rows.uuid(rows, "id"));
                }
            }
        }
        return List.copyOf(woken);
    }
}
