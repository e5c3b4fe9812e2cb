package gov.notify.worker.sweep;

import gov.notify.jdbc.Rows;
import gov.notify.queue.Hint;
import gov.notify.queue.WorkStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds receipts in the inbox that are due and that no hint is going to bring up.
final class ReceiptSweep {

    // By the partial indexes of rows without an outcome, which are few.
    private static final String LOST = """
            update receipt_inbox set next_attempt_at = now()
             where id in (
                   select id from receipt_inbox
                    where outcome is null and received_at < ? and coalesce(next_attempt_at, received_at) < ?
                    order by next_attempt_at limit ? for update skip locked)
            returning id
            """;

    private final int most;

    ReceiptSweep(int most) {
        this.most = most;
    }

    List<Hint> lost(Connection connection, Map<WorkStream, Instant> oldest, Duration grace) throws SQLException {
        var hints = new ArrayList<Hint>();
        var horizon = oldest.get(WorkStream.RECEIPTS);
        if (horizon == null) {
            return hints;
        }
        var before = Timestamp.from(horizon.minus(grace));
        try (var statement = connection.prepareStatement(LOST)) {
            statement.setTimestamp(1, before);
            statement.setTimestamp(2, before);
            statement.setInt(3, most);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    hints.add(Hint.receipt(Rows.uuid(rows, "id")));
                }
            }
        }
        return hints;
    }
}
