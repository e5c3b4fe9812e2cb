package gov.notify.worker.receipt;

import gov.notify.jdbc.ColumnArrays;
import gov.notify.jdbc.Rows;
import gov.notify.notification.Uuid7;
import gov.notify.worker.callback.Callback;
import gov.notify.worker.receipt.SettledBatch.Complaint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps what people complained of.
final class ComplaintStore {

    // A second copy of a complaint is no news.
    private static final String ADD = """
            insert into complaints (id, notification_id, service_id, ses_feedback_id, complaint_type, complaint_date,
                                    created_at)
            select c.* from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
                                   ?::timestamptz[])
                   as c(id, notification_id, service_id, feedback_id, type, at, now)
            on conflict do nothing
            returning id, service_id
            """;

    private ComplaintStore() {}

    /// @return what their services are to be told of those that are new
    static List<Callback> add(Connection connection, List<Complaint> complaints, Instant now) throws SQLException {
        var callbacks = new ArrayList<Callback>(complaints.size());
        if (complaints.isEmpty()) {
            return callbacks;
        }
        try (var statement = connection.prepareStatement(ADD)) {
            new ColumnArrays<>(statement, complaints)
                    .add("uuid", _ -> Uuid7.next(now))
                    .add("uuid", Complaint::notificationId)
                    .add("uuid", Complaint::serviceId)
                    .add("text", Complaint::feedbackId)
                    .add("text", Complaint::type)
                    .add("timestamptz", Complaint::at)
                    .add("timestamptz", _ -> now);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    callbacks.add(Callback.ofComplaint(Rows.uuid(rows, "service_id"), Rows.uuid(rows, "id")));
                }
            }
        }
        return callbacks;
    }
}
