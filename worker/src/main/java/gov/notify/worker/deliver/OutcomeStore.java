package gov.notify.worker.deliver;

import gov.notify.jdbc.ColumnArrays;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.worker.callback.Callback;
import gov.notify.worker.callback.CallbackQueue;
import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Stores a batch of outcomes in one transaction. Storing the same batch twice is the same as once.
@Singleton
final class OutcomeStore {

    // By primary key. Only a row that is still `created` moves: whoever was first wins.
    private static final String FINISH = """
            UPDATE notifications n
               SET notification_status = o.status, message_id = coalesce(o.message_id, n.message_id),
                   reference = coalesce(o.reference, n.reference), sent_at = o.sent_at, sent_by = coalesce(o.sent_by, n.sent_by),
                   billable_units = o.units, provider_response = o.response, ambiguous = n.ambiguous OR o.ambiguous,
                   updated_at = o.stored_at
              FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::int[], ?::text[],
                          ?::boolean[], ?::timestamptz[])
                   AS o(id, status, message_id, reference, sent_at, sent_by, units, response, ambiguous, stored_at)
             WHERE n.id = o.id AND n.id = ANY (?) AND n.notification_status = 'created'
            RETURNING n.id
            """;

    private static final String STILL_CREATED =
            "SELECT id FROM notifications WHERE id = ANY (?) AND notification_status = 'created' LIMIT 1";

    private static final String LEAVE_QUEUE = """
            DELETE FROM send_queue q USING unnest(?::uuid[], ?::text[]) AS o(id, owner)
             WHERE q.notification_id = o.id AND q.claim_owner = o.owner
            """;

    // What has only waited for its sender's rate until now has not begun: the budgets for trying begin with
    // the first try. A worker that lived to tell of a call makes up for one that did not, which may have died
    // of something else.
    private static final String WAIT_IN_QUEUE = """
            UPDATE send_queue q
               SET claim_owner = NULL, claim_until = NULL, due_at = o.due_at, attempts = q.attempts - o.given_back,
                   deferrals = q.deferrals + o.given_back, ambiguous_until = coalesce(o.ambiguous_until, q.ambiguous_until),
                   waits_for = o.waits_for, deaths = greatest(0, q.deaths - o.called::int),
                   first_attempt_at = CASE WHEN o.waits_for IS NULL OR q.attempts > 1
                                             OR q.deferrals > 0 AND q.waits_for IS NULL
                                           THEN q.first_attempt_at END
              FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::int[], ?::timestamptz[], ?::text[],
                          ?::boolean[])
                   AS o(id, owner, due_at, given_back, ambiguous_until, waits_for, called)
             WHERE q.notification_id = o.id AND q.claim_owner = o.owner
            """;

    private static final String MARK_AMBIGUOUS = """
            UPDATE notifications n SET ambiguous = true, sent_by = o.sent_by
              FROM unnest(?::uuid[], ?::text[]) AS o(id, sent_by)
             WHERE n.id = o.id AND n.id = ANY (?) AND n.notification_status = 'created'
            """;

    // Who repeats a batch finds the row; a message that was replayed and ended workers again gets another.
    private static final String BURY = """
            INSERT INTO dead_letters (id, stream, kind, entry, error, attempts, first_failed_at, last_failed_at)
            SELECT gen_random_uuid(), ?, ?, jsonb_build_object('id', m.id, 'service', ?::text), 'its workers died', ?, ?, now()
              FROM (VALUES (?::text)) AS m(id)
             WHERE NOT EXISTS (SELECT 1 FROM dead_letters
                                WHERE resolved_at IS NULL AND kind = 'msg' AND entry ->> 'id' = m.id)
            """;

    // Receipts that came before the reference they carry was stored; by ix_receipt_inbox_reference of the
    // last days. One that is being applied at this moment is passed over: it waits for our row, and we must
    // not wait for it.
    private static final String WAKE_RECEIPTS = """
            UPDATE receipt_inbox SET next_attempt_at = now()
             WHERE id IN (SELECT id FROM receipt_inbox
                           WHERE reference = ANY (?) AND outcome IS NULL AND id >= ?
                             FOR UPDATE SKIP LOCKED)
               AND id >= ?
            RETURNING id
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

    /// How a row of `notifications` leaves `created`.
    ///
    /// @param messageId the provider's id of a text
    /// @param reference the provider's id of an email
    /// @param response why it failed
    private record NotificationUpdate(
            UUID id,
            NotificationStatus status,
            @Nullable String messageId,
            @Nullable String reference,
            @Nullable Instant sentAt,
            @Nullable String sentBy,
            int units,
            @Nullable String response,
            boolean ambiguous,
            Instant storedAt) {

        /// Empty where the step leaves the row alone.
        static Optional<NotificationUpdate> of(Outcome outcome) {
            var claim = outcome.claim();
            var now = claim.now();
            return switch (outcome.step()) {
                case Sent sent ->
                    Optional.of(handedOver(
                            claim,
                            sent.receiptComes() ? NotificationStatus.SENDING : NotificationStatus.SENT,
                            sent.reference(),
                            sent.provider(),
                            sent.units(),
                            sent.at(),
                            now));
                case Pretended(var reference, var provider, var at) ->
                    Optional.of(handedOver(claim, NotificationStatus.SENDING, reference, provider, 0, at, now));
                case GiveUp(var why, var ambiguous) ->
                    Optional.of(new NotificationUpdate(
                            claim.notificationId(),
                            NotificationStatus.TECHNICAL_FAILURE,
                            null,
                            null,
                            null,
                            null,
                            0,
                            why,
                            ambiguous,
                            now));
                case Postpone _, HeldBack _, Hold _, Forget _, Release _ -> Optional.empty();
            };
        }

        private static NotificationUpdate handedOver(
                ClaimedMessage claim,
                NotificationStatus status,
                @Nullable String reference,
                @Nullable String provider,
                int units,
                Instant at,
                Instant now) {
            boolean email = claim.channel() == Channel.EMAIL;
            return new NotificationUpdate(
                    claim.notificationId(),
                    status,
                    email ? null : reference,
                    email ? reference : null,
                    at,
                    provider,
                    units,
                    null,
                    reference == null,
                    now);
        }
    }

    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away; store it again then
    ///
    /// @param answer how long each answer of the server is waited for
    Stored store(List<Outcome> batch, Duration answer) {
        var outcomes = batch.stream().sorted(IN_LOCKING_ORDER).toList();
        return Sql.transaction(database, answer, connection -> {
            var finished = finish(connection, outcomes);
            requireNoneMissed(connection, outcomes, finished);
            leaveQueue(connection, outcomes);
            waitInQueue(connection, outcomes);
            markAmbiguous(connection, outcomes);
            bury(connection, outcomes, finished);
            callBack(connection, outcomes, finished);
            return new Stored(finished, wakeReceipts(connection, outcomes, finished));
        });
    }

    private Set<UUID> finish(Connection connection, List<Outcome> outcomes) throws SQLException {
        var rows = outcomes.stream()
                .flatMap(outcome -> NotificationUpdate.of(outcome).stream())
                .toList();
        var finished = new HashSet<UUID>();
        if (rows.isEmpty()) {
            return finished;
        }
        try (var statement = connection.prepareStatement(FINISH)) {
            var columns = new ColumnArrays<>(statement, rows);
            columns.add("uuid", NotificationUpdate::id);
            columns.add("text", row -> row.status().wireName());
            columns.add("text", NotificationUpdate::messageId);
            columns.add("text", NotificationUpdate::reference);
            columns.add("timestamptz", NotificationUpdate::sentAt);
            columns.add("text", NotificationUpdate::sentBy);
            columns.add("int4", NotificationUpdate::units);
            columns.add("text", NotificationUpdate::response);
            columns.add("bool", NotificationUpdate::ambiguous);
            columns.add("timestamptz", NotificationUpdate::storedAt);
            columns.add("uuid", NotificationUpdate::id);
            addIds(statement, finished);
        }
        return finished;
    }

    /// A row that was moved to a new partition while our statement waited for it is not found by that
    /// statement. Its place in the queue must not go, or it would be sent again as a message that is in no
    /// queue.
    private static void requireNoneMissed(Connection connection, List<Outcome> outcomes, Set<UUID> finished)
            throws SQLException {
        var ids = outcomes.stream()
                .filter(outcome -> outcome.step() instanceof Sent || outcome.step() instanceof GiveUp)
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

    private static void addIds(PreparedStatement statement, Set<UUID> ids) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(Rows.uuid(rows, "id"));
            }
        }
    }

    private static void leaveQueue(Connection connection, List<Outcome> outcomes) throws SQLException {
        var over = outcomes.stream().filter(OutcomeStore::leaves).toList();
        if (over.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(LEAVE_QUEUE)) {
            var columns = new ColumnArrays<>(statement, over);
            columns.add("uuid", outcome -> outcome.claim().notificationId());
            columns.add("text", outcome -> outcome.claim().owner());
            statement.executeUpdate();
        }
    }

    private static boolean leaves(Outcome outcome) {
        return switch (outcome.step()) {
            case Sent _, GiveUp _, Forget _ -> true;
            case Pretended _, Postpone _, HeldBack _, Hold _, Release _ -> false;
        };
    }

    private void waitInQueue(Connection connection, List<Outcome> outcomes) throws SQLException {
        var waiting = outcomes.stream().filter(outcome -> !leaves(outcome)).toList();
        if (waiting.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(WAIT_IN_QUEUE)) {
            var columns = new ColumnArrays<>(statement, waiting);
            columns.add("uuid", outcome -> outcome.claim().notificationId());
            columns.add("text", outcome -> outcome.claim().owner());
            columns.add("timestamptz", outcome -> switch (outcome.step()) {
                case Postpone(var due, var _) -> due;
                case HeldBack(var due, var _) -> due;
                case Hold(var until, var _) -> until;
                case Pretended pretended -> pretended.checkAt();
                case Sent _, GiveUp _, Forget _, Release _ -> outcome.claim().now();
            });
            columns.add("int4", outcome -> switch (outcome.step()) {
                case Postpone(var _, var counted) -> counted ? 0 : 1;
                case HeldBack _, Release _ -> 1;
                case Hold _, Sent _, Pretended _, GiveUp _, Forget _ -> 0;
            });
            columns.add("timestamptz", outcome -> switch (outcome.step()) {
                case Hold(var until, var _) -> until;
                // what a dead worker may have done stays in doubt until an answer settles it
                case Postpone _, HeldBack _, Release _ ->
                    outcome.claim().died() ? outcome.claim().now() : null;
                case Sent _, Pretended _, GiveUp _, Forget _ -> null;
            });
            columns.add("text", outcome -> outcome.step() instanceof HeldBack(var _, var identity) ? identity : null);
            columns.add("bool", outcome -> outcome.call() != null);
            statement.executeUpdate();
        }
    }

    private static void markAmbiguous(Connection connection, List<Outcome> outcomes) throws SQLException {
        var held = outcomes.stream()
                .filter(outcome -> outcome.step() instanceof Hold)
                .toList();
        if (held.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(MARK_AMBIGUOUS)) {
            var columns = new ColumnArrays<>(statement, held);
            columns.add("uuid", outcome -> outcome.claim().notificationId());
            columns.add("text", outcome -> outcome.step() instanceof Hold(var _, var provider) ? provider : null);
            columns.add("uuid", outcome -> outcome.claim().notificationId());
            statement.executeUpdate();
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
                .filter(outcome -> outcome.step() instanceof GiveUp)
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
                .map(outcome -> outcome.step() instanceof Sent sent ? sent.reference() : null)
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
            addIds(statement, woken);
        }
        return List.copyOf(woken);
    }
}
