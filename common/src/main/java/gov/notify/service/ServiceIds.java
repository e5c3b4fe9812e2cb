package gov.notify.service;

import gov.notify.jdbc.Sql;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// The ids of all services there are.
final class ServiceIds {

    private ServiceIds() {}

    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres stayed away
    static Set<UUID> all(DataSource database) {
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement("select id from services");
                    var rows = statement.executeQuery()) {
                var ids = new HashSet<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        });
    }
}
