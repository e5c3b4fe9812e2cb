package gov.notify.worker.receipt;

import gov.notify.jdbc.ColumnArrays;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.worker.receipt.SettledBatch.Complaint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Notes whom to call back, in the transaction that is the reason for it. Only services that asked for it are.
final class CallbackQueue {

    private static final String STATUS = """
            insert into callback_deliveries (id, kind, service_id, subject_id, status_value, next_attempt_at, created_at)
            select d.id, 'status', d.service_id, d.subject_id, d.status, d.now, d.now
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
                   as d(id, service_id, subject_id, status, now)
             where exists (select 1 from service_callback_api c
                            where c.service_id = d.service_id and c.callback_type = 'delivery_status'
                              and c.disabled_at is null)
            on conflict (kind, subject_id, status_value) do nothing
            returning id, service_id
            """;

    // A second copy of a complaint is no news.
    private static final String COMPLAINT = """
            with fresh as (
              insert into complaints (id, notification_id, service_id, ses_feedback_id, complaint_type, complaint_date,
                                      created_at)
              select c.* from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
                                     ?::timestamptz[])
                     as c(id, notification_id, service_id, feedback_id, type, at, now)
              on conflict do nothing
              returning id, service_id, created_at
            )
            insert into callback_deliveries (id, kind, service_id, subject_id, status_value, next_attempt_at, created_at)
            select gen_random_uuid(), 'complaint', f.service_id, f.id, '', f.created_at, f.created_at
              from fresh f
             where exists (select 1 from service_callback_api c
                            where c.service_id = f.service_id and c.callback_type = 'complaint'
                              and c.disabled_at is null)
            on conflict (kind, subject_id, status_value) do nothing
            returning id, service_id
            """;

    private final Connection connection;
    private final Instant now;
    private final List<Callback> made = new ArrayList<>();

    record Callback(UUID id, UUID serviceId) {}

    private record Reached(StatusChange message, NotificationStatus status) {}

    CallbackQueue(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    void ofStatuses(List<StatusChange> messages) throws SQLException {
        var reached = messages.stream()
                .flatMap(one -> one.reached().stream().map(status -> new Reached(one, status)))
                .toList();
        if (reached.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(STATUS)) {
            new ColumnArrays<>(statement, reached)
                    .add("uuid", _ -> Uuid7.next(now))
                    .add("uuid", one -> one.message().target().serviceId())
                    .add("uuid", one -> one.message().target().id())
                    .add("text", one -> one.status().wireName())
                    .add("timestamptz", _ -> now);
            collect(statement);
        }
    }

    void ofComplaints(List<Complaint> complaints) throws SQLException {
        if (complaints.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(COMPLAINT)) {
            new ColumnArrays<>(statement, complaints)
                    .add("uuid", _ -> Uuid7.next(now))
                    .add("uuid", Complaint::notificationId)
                    .add("uuid", Complaint::serviceId)
                    .add("text", Complaint::feedbackId)
                    .add("text", Complaint::type)
                    .add("timestamptz", Complaint::at)
                    .add("timestamptz", _ -> now);
            collect(statement);
        }
    }

    List<Callback> made() {
        return made;
    }

    private void collect(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                made.add(new Callback(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
    }
}
