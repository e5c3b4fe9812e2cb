package gov.notify.worker.runtime;

import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import io.vertx.redis.client.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Postgres and Redis answer. Says which of them does not, and nothing of where it is.
@Readiness
@ApplicationScoped
class StoreReadiness implements HealthCheck {

    private static final int SECONDS = 2;

    private final DataSource database;
    private final RedisCalls redis;

    StoreReadiness(DataSource database, RedisCalls redis) {
        this.database = database;
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        boolean postgres = hasPostgres();
        boolean hasRedis = hasRedis();
        return HealthCheckResponse.named("stores")
                .status(postgres && hasRedis)
                .withData("postgres", postgres ? "there" : "away")
                .withData("redis", hasRedis ? "there" : "away")
                .build();
    }

    private boolean hasPostgres() {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean hasRedis() {
        try {
            return redis.call(Command.PING, List.of()) != null;
        } catch (RedisUnavailable e) {
            return false;
        }
    }
}
