package gov.notify.api.admin.service.history;

import gov.notify.api.json.S0;
import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of the service.
record ServiceVersion(
        UUID id,
        String name,
        S0 createdAt,
        @Nullable S0 updatedAt,
        boolean active,
        long messageLimit,
        long totalMessageLimit,
        boolean restricted,
        String emailFrom,
        UUID createdById,
        int version) {

    /// By the primary key.
    static final String SELECT = """
            select id, name, created_at, updated_at, active, message_limit, total_message_limit, restricted,
                   email_from, created_by_id, version
              from services_history
             where id = ?
             order by version
            """;

    static ServiceVersion of(ResultSet row) throws SQLException {
        return new ServiceVersion(
                Rows.uuid(row, "id"),
                row.getString("name"),
                new S0(Objects.requireNonNull(Rows.instant(row, "created_at"))),
                S0.of(Rows.instant(row, "updated_at")),
                row.getBoolean("active"),
                row.getLong("message_limit"),
                row.getLong("total_message_limit"),
                row.getBoolean("restricted"),
                row.getString("email_from"),
                Rows.uuid(row, "created_by_id"),
                row.getInt("version"));
    }
}
