package gov.notify.api.admin.service.history;

import gov.notify.api.json.S0;
import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of one of its keys: one that was updated was revoked.
record KeyVersion(
        UUID id,
        String name,
        UUID serviceId,
        @Nullable S0 expiryDate,
        S0 createdAt,
        @Nullable S0 updatedAt,
        UUID createdById) {

    /// By ix_api_keys_history_service_id.
    static final String SELECT = """
            select id, name, service_id, expiry_date, created_at, updated_at, created_by_id
              from api_keys_history
             where service_id = ?
             order by id, version
            """;

    static KeyVersion of(ResultSet row) throws SQLException {
        return new KeyVersion(
                Rows.uuid(row, "id"),
                row.getString("name"),
                Rows.uuid(row, "service_id"),
                S0.of(Rows.instant(row, "expiry_date")),
                new S0(Objects.requireNonNull(Rows.instant(row, "created_at"))),
                S0.of(Rows.instant(row, "updated_at")),
                Rows.uuid(row, "created_by_id"));
    }
}
