package gov.notify.worker.callback;

import gov.notify.jdbc.ColumnArrays;
import gov.notify.notification.Uuid7;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Notes whom to call back, in the transaction that is the reason for it.
public final class CallbackQueue {

    // Only services that want to know get one; a disabled address does not.
    private static final String ADD = """
            insert into callback_deliveries (id, kind, service_id, subject_id, status_value, next_attempt_at, created_at)
            select d.id, d.kind, d.service_id, d.subject_id, d.status, now(), now()
              from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[])
                   as d(id, kind, address, service_id, subject_id, status)
             where exists (select 1 from service_callback_api c
                            where c.service_id = d.service_id and c.callback_type = d.address
                              and c.disabled_at is null)
            on conflict (kind, subject_id, status_value) do nothing
            """;

    private CallbackQueue() {}

    /// Adds those that are new: what a service was told once it is not told again.
    public static void add(Connection connection, List<Callback> callbacks, Instant now) throws SQLException {
        if (callbacks.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD)) {
            new ColumnArrays<>(statement, callbacks)
                    .add("uuid", _ -> Uuid7.next(now))
                    .add("text", one -> one.kind().wireName())
                    .add("text", one -> one.kind().address())
                    .add("uuid", Callback::serviceId)
                    .add("uuid", Callback::subject)
                    .add("text", Callback::status);
            statement.executeUpdate();
        }
    }
}
