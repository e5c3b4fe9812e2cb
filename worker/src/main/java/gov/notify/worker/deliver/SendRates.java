package gov.notify.worker.deliver;

import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.FailureLog;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.worker.provider.OutgoingMessage;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// What sending identities may send a second: their row in `origination_identities`, else what is usual for
/// their kind. At most ten seconds old.
@Singleton
final class SendRates {

    private static final long KEPT_NANOS = 10_000_000_000L;
    private static final Pattern TOLL_FREE = Pattern.compile("\\+?1?(800|833|844|855|866|877|888)\\d{7}");
    private static final String READ =
            "select identity, mps from origination_identities where mps > 0 and mps < 'Infinity'";

    private static final FailureLog DEFECTS = new FailureLog(Logger.getLogger(SendRates.class));

    private final DataSource database;
    private final DeliveryConfig.Rates defaults;
    private final AtomicLong readAt = new AtomicLong(System.nanoTime() - KEPT_NANOS);
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Map<String, Double> known = Map.of();

    SendRates(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.defaults = config.rates();
    }

    Identity of(String identity, OutgoingMessage message) {
        if (System.nanoTime() - readAt.get() >= KEPT_NANOS) {
            readAgain();
        }
        var rate = known.get(identity);
        return new Identity(identity, rate == null ? usual(identity, message) : rate);
    }

    private double usual(String identity, OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Email _ -> defaults.email();
            case OutgoingMessage.Text _ ->
                TOLL_FREE.matcher(identity).matches() ? defaults.tollFree() : defaults.other();
        };
    }

    // One thread reads while the others go on with what was known; a database in trouble leaves it as it was.
    private void readAgain() {
        if (!reading.compareAndSet(false, true)) {
            return;
        }
        try {
            known = Sql.once(database, connection -> {
                var rates = new HashMap<String, Double>();
                try (var statement = connection.prepareStatement(READ);
                        var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rates.put(rows.getString("identity"), rows.getDouble("mps"));
                    }
                }
                return Map.copyOf(rates);
            });
            readAt.set(System.nanoTime());
        } catch (StoreUnavailable _) {
            readAt.set(System.nanoTime() - KEPT_NANOS / 2);
        } catch (Sql.Refused e) {
            DEFECTS.failed(e, "the rates of senders stay as they were");
            readAt.set(System.nanoTime() - KEPT_NANOS / 2);
        } finally {
            reading.set(false);
        }
    }
}
