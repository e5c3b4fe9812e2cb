package gov.notify.worker.security;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.log.SafeStackTrace;
import gov.notify.security.DecryptionException;
import gov.notify.security.SealedText;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.TaskGauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Counts the secrets that are kept for good and sealed with another key than the first, and seals them with the first
/// where the settings ask for it. Payloads, receipts and answers need neither: they expire.
@ApplicationScoped
public class Resealing implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /// Small tables, of as many rows as services have keys and callbacks.
    private enum Place {
        KEYS(
                "select id, service_id, secret from api_keys",
                "update api_keys set secret = ? where id = ? and secret = ?"),
        OLD_KEYS(
                "select distinct id, service_id, secret from api_keys_history where secret is not null",
                "update api_keys_history set secret = ? where id = ? and secret = ?"),
        CALLBACKS(
                "select id, service_id, bearer_token as secret from service_callback_api",
                "update service_callback_api set bearer_token = ? where id = ? and bearer_token = ?");

        private final String read;
        private final String write;

        Place(String read, String write) {
            this.read = read;
            this.write = write;
        }
    }

    private record Row(UUID id, UUID serviceId, String sealed) {

        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    private final DataSource database;
    private final SealedText secrets;
    private final boolean asked;
    private final TaskGauge underOldKeys;

    @Inject
    Resealing(DataSource database, SealedText secrets, MeterRegistry meters, ResealingConfig config) {
        this(database, secrets, meters, config.reseal());
    }

    Resealing(DataSource database, SealedText secrets, MeterRegistry meters, boolean asked) {
        this.database = database;
        this.secrets = secrets;
        this.asked = asked;
        this.underOldKeys = TaskGauge.gauge("secrets_under_old_keys", EVERY, meters);
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(EVERY, "S-reseal", this::run));
    }

    void run() {
        long left = 0;
        int changed = 0;
        for (var place : Place.values()) {
            for (var row : Sql.repeatable(database, connection -> rows(connection, place))) {
                if (secrets.isUnderFirstKey(row.sealed())) {
                    continue;
                }
                if (asked && reseal(place, row)) {
                    changed++;
                } else {
                    left++;
                }
            }
        }
        underOldKeys.set(left);
        if (changed > 0) {
            LOG.infof("%d secrets are sealed with the first key now", changed);
        }
    }

    private boolean reseal(Place place, Row row) {
        try {
            var fresh = secrets.seal(row.id(), row.serviceId(), secrets.open(row.id(), row.serviceId(), row.sealed()));
            return Sql.repeatable(database, connection -> {
                try (var statement = connection.prepareStatement(place.write)) {
                    statement.setString(1, fresh);
                    statement.setObject(2, row.id());
                    statement.setString(3, row.sealed());
                    return statement.executeUpdate() > 0;
                }
            });
        } catch (DecryptionException e) {
            LOG.errorf("the secret of %s cannot be opened: %s", row.id(), SafeStackTrace.of(e));
            return false;
        }
    }

    private static List<Row> rows(Connection connection, Place place) throws SQLException {
        var found = new ArrayList<Row>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(place.read)) {
            while (rows.next()) {
                found.add(new Row(Rows.uuid(rows, "id"), Rows.uuid(rows, "service_id"), rows.getString("secret")));
            }
        }
        return found;
    }
}
