package gov.notify.worker.deliver;

import gov.notify.jdbc.ColumnArrays;
import gov.notify.jdbc.Rows;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes what a batch of outcomes means for rows of `notifications`.
final class NotificationUpdates {

    // By primary key. Only a row that is still `created` moves: whoever was first wins.
    private static final String FINISH = """
            update notifications n
               set notification_status = o.status, message_id = coalesce(o.message_id, n.message_id),
                   reference = coalesce(o.reference, n.reference), sent_at = o.sent_at, sent_by = coalesce(o.sent_by, n.sent_by),
                   billable_units = o.units, provider_response = o.response, ambiguous = n.ambiguous or o.ambiguous,
                   updated_at = o.stored_at
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::int[], ?::text[],
                          ?::boolean[], ?::timestamptz[])
                   as o(id, status, message_id, reference, sent_at, sent_by, units, response, ambiguous, stored_at)
             where n.id = o.id and n.id = any (?) and n.notification_status = 'created'
            returning n.id
            """;

    private static final String MARK_AMBIGUOUS = """
            update notifications n set ambiguous = true, sent_by = o.sent_by
              from unnest(?::uuid[], ?::text[]) as o(id, sent_by)
             where n.id = o.id and n.id = any (?) and n.notification_status = 'created'
            """;

    private NotificationUpdates() {}

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

    /// @return the notifications whose status this changed
    static Set<UUID> finish(Connection connection, List<Outcome> outcomes) throws SQLException {
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
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    finished.add(Rows.uuid(found, "id"));
                }
            }
        }
        return finished;
    }

    /// Notes that a provider may have those that are held.
    static void markAmbiguous(Connection connection, List<Outcome> outcomes) throws SQLException {
        var held = outcomes.stream()
                .filter(outcome -> outcome.step().doubtfulProvider() != null)
                .toList();
        if (held.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(MARK_AMBIGUOUS)) {
            var columns = new ColumnArrays<>(statement, held);
            columns.add("uuid", outcome -> outcome.claim().notificationId());
            columns.add("text", outcome -> outcome.step().doubtfulProvider());
            columns.add("uuid", outcome -> outcome.claim().notificationId());
            statement.executeUpdate();
        }
    }
}
