package gov.notify.api.status;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import javax.sql.DataSource;

/// What status pages ask of Postgres: once a second at most, because anybody may ask.
@ApplicationScoped
class StatusQueries {

    private static final String SCHEMA_VERSION =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";

    private static final String LIVE = """
            select count(distinct s.organization_id) as organizations, count(*) as services
              from services s
             where s.active and not s.restricted and s.count_as_live
            """;

    private static final Duration KEPT = Duration.ofSeconds(1);

    private final DataSource database;
    private final LoadingCache<String, String> version =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build(_ -> readSchemaVersion());
    private final LoadingCache<String, Live> live =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build(_ -> readLive());

    StatusQueries(DataSource database) {
        this.database = database;
    }

    /// Services that are active, not on trial and counted, and the organizations they belong to.
    record Live(long organizations, long services) {}

    /// The last migration that was applied.
    String schemaVersion() {
        return version.get(SCHEMA_VERSION);
    }

    Live live() {
        return live.get(LIVE);
    }

    private String readSchemaVersion() {
        return Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(SCHEMA_VERSION);
                    var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "none";
            }
        });
    }

    private Live readLive() {
        return Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(LIVE);
                    var rows = statement.executeQuery()) {
                rows.next();
                return new Live(rows.getLong("organizations"), rows.getLong("services"));
            }
        });
    }
}
