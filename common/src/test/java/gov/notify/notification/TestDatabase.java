package gov.notify.notification;

import gov.notify.sandbox.postgres.Postgres;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A migrated database of its own on the shared Postgres, for a test class.
public final class TestDatabase {

    private TestDatabase() {}

    public static DataSource migrated() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        Postgres.shared().createDatabase(name);
        var source = new PGSimpleDataSource();
        source.setUrl(Postgres.shared().jdbcUrl(name));
        Flyway.configure()
                .dataSource(source)
                .placeholders(Map.of("toll-free-number", "+18005550100", "email-domain", "notify.example.test"))
                .load()
                .migrate();
        return source;
    }
}
