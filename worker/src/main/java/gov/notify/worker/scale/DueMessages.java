package gov.notify.worker.scale;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import javax.sql.DataSource;

/// Asks Postgres, which knows them whether Redis is there or not, for the messages that could go now and nobody has
/// taken.
final class DueMessages {

    /// Enough for any decision, and counted within some ten milliseconds.
    static final int MOST = 20_000;

    /// Who asks has better things to do than to wait, and so has Postgres.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    // ix_send_queue_due_at, from its beginning: claims in hand are the only rows that are read in vain.
    private static final String READ = """
            select count(*) as messages, coalesce(extract(epoch from now() - min(due_at)), 0) as seconds
              from (select due_at from send_queue
                     where due_at <= now() and (claim_until is null or claim_until < now()) and channel = any (?)
                     order by due_at
                     limit ?) as due
            """;

    private final DataSource database;
    private final String[] channels;

    /// @param messages at most [#MOST]
    record Found(long messages, Duration oldest) {}

    /// @param channels whose messages count
    DueMessages(DataSource database, Collection<Channel> channels) {
        this.database = database;
        this.channels = channels.stream().map(Channel::wireName).toArray(String[]::new);
    }

    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres is away, or slow
    Found read() {
        return Sql.patiently(database, PATIENCE, connection -> {
            try (var statement = connection.prepareStatement(READ)) {
                statement.setArray(1, connection.createArrayOf("text", channels));
                statement.setInt(2, MOST);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    var oldest = rows.getBigDecimal("seconds").max(BigDecimal.ZERO);
                    return new Found(
                            rows.getLong("messages"),
                            Duration.ofMillis(oldest.movePointRight(3).longValue()));
                }
            }
        });
    }
}
