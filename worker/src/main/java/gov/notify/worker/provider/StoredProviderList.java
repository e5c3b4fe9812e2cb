package gov.notify.worker.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The list as Postgres has it.
@ApplicationScoped
class StoredProviderList implements ProviderList {

    private static final String ACTIVE = """
            select identifier, notification_type, supports_international, priority
              from provider_details
             where active
             order by identifier
            """;

    private final DataSource database;

    StoredProviderList(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Active> read() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ACTIVE);
                var rows = statement.executeQuery()) {
            var active = new ArrayList<Active>();
            while (rows.next()) {
                active.add(new Active(
                        rows.getString("identifier"),
                        rows.getString("notification_type"),
                        rows.getBoolean("supports_international"),
                        rows.getInt("priority")));
            }
            return List.copyOf(active);
        }
    }
}
