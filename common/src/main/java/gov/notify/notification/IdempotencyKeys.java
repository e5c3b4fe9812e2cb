package gov.notify.notification;

import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Looks up what an Idempotency-Key was answered, and forgets keys that are old.
@ApplicationScoped
public class IdempotencyKeys {

    /// Primary key of idempotency_keys.
    private static final String FIND = """
            select request_hash, notification_id, sealed_answer from idempotency_keys
             where service_id = ? and key_hash = ? and created_at >= ?
            """;

    /// Index on created_at; in steps, so that no transaction holds many rows.
    private static final String FORGET = """
            delete from idempotency_keys where ctid = any (array(
              select ctid from idempotency_keys where created_at < ? limit ?))
            """;

    private static final int AT_A_TIME = 5000;

    private final DataSource database;
    private final Clock clock;

    public IdempotencyKeys(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What the first use of this key was answered ([WriteOutcome.Replayed]), or that it asked for something else
    /// ([WriteOutcome.KeyReused]); empty if the key is new.
    public Optional<WriteOutcome> find(UUID serviceId, byte[] keyHash, byte[] requestHash) {
        var oldest = Timestamp.from(clock.instant().minus(IdempotentInsert.LIFE));
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(FIND)) {
                statement.setObject(1, serviceId);
                statement.setBytes(2, keyHash);
                statement.setTimestamp(3, oldest);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            Arrays.equals(rows.getBytes("request_hash"), requestHash)
                                    ? new WriteOutcome.Replayed(
                                            rows.getObject("notification_id", UUID.class),
                                            rows.getBytes("sealed_answer"))
                                    : new WriteOutcome.KeyReused());
                }
            }
        });
    }

    /// Deletes keys older than 24 hours, 5000 at a time.
    public void forgetOld() {
        var oldest = Timestamp.from(clock.instant().minus(IdempotentInsert.LIFE));
        int forgotten = AT_A_TIME;
        while (forgotten == AT_A_TIME) {
            forgotten = Sql.repeatable(database, connection -> {
                try (var statement = connection.prepareStatement(FORGET)) {
                    statement.setTimestamp(1, oldest);
                    statement.setInt(2, AT_A_TIME);
                    return statement.executeUpdate();
                }
            });
        }
    }
}
