package gov.notify.worker.deliver;

import gov.notify.jdbc.ColumnArrays;
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
import java.util.List;

/// Writes what a batch of outcomes means for rows of `send_queue`: each leaves it, or rests there without an owner.
/// Only who still owns a row may change it.
final class QueueUpdates {

    private static final String LEAVE_QUEUE = """
            delete from send_queue q using unnest(?::uuid[], ?::text[]) as o(id, owner)
             where q.notification_id = o.id and q.claim_owner = o.owner
            """;

    // What has only waited for its sender's rate until now has not begun: the budgets for trying begin with
    // the first try. A worker that lived to tell of a call makes up for one that did not, which may have died
    // of something else.
    private static final String WAIT_IN_QUEUE = """
            update send_queue q
               set claim_owner = null, claim_until = null, due_at = o.due_at, attempts = q.attempts - o.given_back,
                   deferrals = q.deferrals + o.given_back, ambiguous_until = coalesce(o.ambiguous_until, q.ambiguous_until),
                   waits_for = o.waits_for, deaths = greatest(0, q.deaths - o.called::int),
                   unanswered = q.unanswered + o.unanswered::int,
                   first_attempt_at = case when o.waits_for is null or q.attempts > 1
                                             or q.deferrals > 0 and q.waits_for is null
                                           then q.first_attempt_at end
              from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::int[], ?::timestamptz[], ?::text[],
                          ?::boolean[], ?::boolean[])
                   as o(id, owner, due_at, given_back, ambiguous_until, waits_for, called, unanswered)
             where q.notification_id = o.id and q.claim_owner = o.owner
            """;

    private QueueUpdates() {}

    /// Takes away what is over.
    static void leave(Connection connection, List<Outcome> outcomes) throws SQLException {
        var over = outcomes.stream()
                .filter(outcome -> outcome.step().leavesQueue())
                .toList();
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

    /// Puts back what is not.
    static void rest(Connection connection, List<Outcome> outcomes) throws SQLException {
        var waiting = outcomes.stream()
                .filter(outcome -> !outcome.step().leavesQueue())
                .toList();
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
            columns.add("text", outcome -> outcome.step().waitsFor());
            columns.add("bool", outcome -> outcome.call() != null);
            columns.add(
                    "bool", outcome -> outcome.call() != null && outcome.step().doubtfulProvider() != null);
            statement.executeUpdate();
        }
    }
}
