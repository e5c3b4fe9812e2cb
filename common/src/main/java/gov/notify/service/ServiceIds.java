package gov.notify.service;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// The ids of all services there are.
final class ServiceIds {

    private ServiceIds() {}

    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres stayed away
    static Set<UUID> all(DataSource database) {
        return Set.copyOf(Sql.list(database, "select id from services", row -> Rows.uuid(row, "id")));
    }
}
