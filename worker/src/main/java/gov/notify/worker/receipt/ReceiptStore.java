package gov.notify.worker.receipt;

import gov.notify.jdbc.ColumnArrays;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.notification.Uuid7;
import gov.notify.receipt.ReceiptOutcome;
import gov.notify.worker.callback.Callback;
import gov.notify.worker.callback.CallbackQueue;
import gov.notify.worker.log.MessageLog;
import gov.notify.worker.receipt.SettledBatch.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Settles a batch of receipts in one transaction.
final class ReceiptStore {

    // The rows are locked, so what was decided about them still holds. Absent details leave what is stored; a
    // status brings its own sentence or none.
    private static final String CHANGE = """
            update notifications n
               set notification_status = c.status, timed_out = c.timed_out, ambiguous = c.ambiguous,
                   updated_at = case when c.moved then c.now else n.updated_at end,
                   provider_response = case when c.moved then c.response else n.provider_response end,
                   failure_class = case when c.moved then c.failure else n.failure_class end,
                   receipt_at = coalesce(c.receipt_at, n.receipt_at),
                   carrier = coalesce(c.carrier, n.carrier),
                   message_cost = coalesce(c.cost, n.message_cost),
                   carrier_accepted_at = coalesce(c.carrier_accepted_at, n.carrier_accepted_at),
                   reference = coalesce(n.reference, c.reference),
                   message_id = coalesce(n.message_id, c.message_id),
                   sent_at = coalesce(n.sent_at, c.sent_at),
                   sent_by = coalesce(n.sent_by, c.sent_by),
                   billable_units = coalesce(c.units, n.billable_units)
              from unnest(?::uuid[], ?::text[], ?::bool[], ?::bool[], ?::bool[], ?::timestamptz[], ?::text[], ?::text[],
                          ?::timestamptz[], ?::text[], ?::float8[], ?::timestamptz[], ?::text[], ?::text[],
                          ?::timestamptz[], ?::text[], ?::int[])
                   as c(id, status, timed_out, ambiguous, moved, now, response, failure, receipt_at, carrier, cost,
                        carrier_accepted_at, reference, message_id, sent_at, sent_by, units)
             where n.id = c.id and n.id = any (?)
            """;

    // What a provider is known to have is not sent again.
    private static final String LEAVE_QUEUE = "delete from send_queue where notification_id = any (?)";

    private static final String OPT_OUT = """
            insert into sms_opt_outs (recipient_hash, origination, since, source)
            select * from unnest(?::bytea[], ?::text[], ?::timestamptz[], ?::text[])
            on conflict do nothing
            """;

    private static final String SETTLE = """
            update receipt_inbox i
               set outcome = l.outcome, next_attempt_at = l.next_look, attempts = i.attempts + 1
              from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as l(id, outcome, next_look)
             where i.id = l.id and i.id = any (?)
            """;

    private final DataSource database;
    private final FailureMapping mapping;
    private final Clock clock;

    ReceiptStore(DataSource database, FailureMapping mapping, Clock clock) {
        this.database = database;
        this.mapping = mapping;
        this.clock = clock;
    }

    /// @param lines what became of each inbox row
    /// @param ended messages that have a final status since
    /// @param at when it was decided, on this worker's clock
    record Stored(List<Line> lines, List<MessageLog.Ended> ended, Instant at) {}

    /// Settles those of the receipts that are still open and in nobody else's hands.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away: nothing is settled
    Stored settle(Collection<UUID> inboxIds) {
        return Sql.transaction(database, connection -> {
            var rows = InboxReads.take(connection, inboxIds);
            var now = clock.instant();
            if (rows.isEmpty()) {
                return new Stored(List.of(), List.of(), now);
            }
            var settled = new ReceiptBatch(NotificationLookup.find(connection, rows, now), mapping, now).settle(rows);
            var news = settled.affected().stream().filter(StatusChange::hasNews).toList();
            change(connection, news, now);
            leaveQueue(connection, news);
            optOut(connection, settled.affected(), now);
            var callbacks = statuses(news);
            callbacks.addAll(ComplaintStore.add(connection, settled.complaints(), now));
            CallbackQueue.add(connection, callbacks, now);
            settleInbox(connection, settled.lines());
            return new Stored(settled.lines(), ended(news, now), now);
        });
    }

    private static void change(Connection connection, List<StatusChange> news, Instant now) throws SQLException {
        if (news.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(CHANGE)) {
            new ColumnArrays<>(statement, news)
                    .add("uuid", one -> one.target().id())
                    .add("text", one -> one.state().status().wireName())
                    .add("bool", one -> one.state().timedOut())
                    .add("bool", one -> one.state().ambiguous())
                    .add("bool", StatusChange::changed)
                    .add("timestamptz", _ -> now)
                    .add("text", one -> one.details().response())
                    .add("text", one -> word(one.details().failure()))
                    .add(
                            "timestamptz",
                            one -> one.reached().isEmpty()
                                    ? null
                                    : one.details().at())
                    .add("text", one -> one.details().carrier())
                    .add("float8", one -> one.details().cost())
                    .add("timestamptz", one -> one.details().carrierAcceptedAt())
                    .add("text", one -> reference(one, Channel.EMAIL))
                    .add("text", one -> reference(one, Channel.SMS))
                    .add("timestamptz", one -> sentAt(one, now))
                    .add(
                            "text",
                            one -> one.handOver() == null
                                    ? null
                                    : one.handOver().provider().wireName())
                    .add(
                            "int4",
                            one -> one.handOver() == null
                                    ? null
                                    : Integer.valueOf(one.target().parts()))
                    .add("uuid", one -> one.target().id());
            statement.executeUpdate();
        }
    }

    private static List<Callback> statuses(List<StatusChange> news) {
        var callbacks = new ArrayList<Callback>();
        for (var one : news) {
            var target = one.target();
            one.reached().forEach(status -> callbacks.add(Callback.ofStatus(target.serviceId(), target.id(), status)));
        }
        return callbacks;
    }

    private static List<MessageLog.Ended> ended(List<StatusChange> news, Instant now) {
        return news.stream()
                .filter(one -> one.changed() && one.state().status().isFinal())
                .map(one -> new MessageLog.Ended(
                        one.target().id(),
                        one.source().wireName(),
                        one.reference(),
                        one.state().status(),
                        now.toEpochMilli() - Uuid7.createdAt(one.target().id()).toEpochMilli()))
                .toList();
    }

    private static void leaveQueue(Connection connection, List<StatusChange> news) throws SQLException {
        var known = news.stream()
                .filter(one -> one.handOver() != null)
                .map(one -> one.target().id())
                .toArray();
        if (known.length > 0) {
            try (var statement = connection.prepareStatement(LEAVE_QUEUE)) {
                statement.setArray(1, connection.createArrayOf("uuid", known));
                statement.executeUpdate();
            }
        }
    }

    private static void optOut(Connection connection, Collection<StatusChange> affected, Instant now)
            throws SQLException {
        var optedOut = affected.stream()
                .filter(one -> one.optedOut() && one.target().recipientHash() != null)
                .toList();
        if (optedOut.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(OPT_OUT)) {
            new ColumnArrays<>(statement, optedOut)
                    .addBytes(one -> one.target().recipientHash())
                    .add("text", one -> one.target().sender())
                    .add("timestamptz", _ -> now)
                    .add("text", _ -> "receipt");
            statement.executeUpdate();
        }
    }

    private static void settleInbox(Connection connection, List<Line> lines) throws SQLException {
        try (var statement = connection.prepareStatement(SETTLE)) {
            new ColumnArrays<>(statement, lines)
                    .add("uuid", line -> line.row().id())
                    .add("text", line -> word(line.outcome()))
                    .add("timestamptz", Line::nextLook)
                    .add("uuid", line -> line.row().id());
            statement.executeUpdate();
        }
    }

    private static @Nullable String reference(StatusChange one, Channel channel) {
        var handOver = one.handOver();
        return handOver != null && one.target().channel() == channel ? handOver.reference() : null;
    }

    private static @Nullable Instant sentAt(StatusChange one, Instant now) {
        var handOver = one.handOver();
        if (handOver == null) {
            return null;
        }
        return handOver.at() == null ? now : handOver.at();
    }

    private static @Nullable String word(@Nullable FailureClass failure) {
        return failure == null ? null : failure.wireName();
    }

    private static @Nullable String word(@Nullable ReceiptOutcome outcome) {
        return outcome == null ? null : outcome.wireName();
    }
}
