package gov.notify.worker.deliver;

import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.FailureLog;
import gov.notify.log.TroubleLog;
import gov.notify.worker.deliver.ClaimedMessage.Lease;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Keeps the claims of a worker that lives while it prepares what it claimed: composing a large email on a busy machine
/// may outlast a lease, and nobody is to take its worker for dead.
///
/// It ends after a few leases. What takes longer than that counts as what ends workers does, and is quarantined.
@Singleton
final class LeaseRenewal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LeaseRenewal.class);

    /// So often in the time of a lease, so that one that fails does no harm.
    private static final int IN_A_LEASE = 3;

    /// Four leases.
    private static final int MOST = 4 * IN_A_LEASE;

    // By primary key. Who claimed it meanwhile is another owner.
    private static final String RENEW = """
            update send_queue set claim_until = clock_timestamp() + ? * interval '1 ms'
             where notification_id = any (?) and claim_owner = ?
            returning clock_timestamp() as claimed_at
            """;

    private final DataSource database;
    private final Duration lease;
    private final TroubleLog trouble = new TroubleLog(LOG);
    private final FailureLog defects = new FailureLog(LOG);

    // Not a virtual thread: composing gives its processor to nobody.
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("notify-leases").daemon().factory());

    LeaseRenewal(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.lease = config.lease();
        // Most batches are composed long before a beat is due, and what a beat knows is all of its batch.
        timer.setRemoveOnCancelPolicy(true);
    }

    /// Until it is closed.
    @FunctionalInterface
    interface Renewing extends AutoCloseable {
        @Override
        void close();
    }

    /// Renews, from a third of a lease on, the claims that are undispatched by then.
    Renewing begin(UndispatchedClaims undispatched) {
        long third = lease.toMillis() / IN_A_LEASE;
        var renewals = new AtomicInteger();
        var beat = timer.scheduleAtFixedRate(
                () -> {
                    if (renewals.incrementAndGet() <= MOST) {
                        renewAll(undispatched);
                    }
                },
                third,
                third,
                TimeUnit.MILLISECONDS);
        return () -> beat.cancel(false);
    }

    /// Beats that are still to come, one for each batch that is being composed.
    int beats() {
        return timer.getQueue().size();
    }

    // The boundary of a thread of its own: whatever it throws would end it.
    private void renewAll(UndispatchedClaims undispatched) {
        try {
            var claims = undispatched.claims();
            if (!claims.isEmpty()) {
                var ids = claims.stream().map(ClaimedMessage::notificationId).toArray(UUID[]::new);
                var _ = renewed(ids, claims.getFirst().owner());
                trouble.over("claims are renewed again");
            }
        } catch (StoreUnavailable e) {
            trouble.warn(e, "claims cannot be renewed: %s", e.getMessage());
        } catch (RuntimeException | Error e) {
            defects.failed(e, "claims cannot be renewed");
        }
    }

    /// A claim as if it were of now.
    ///
    /// @return empty when another has claimed it meanwhile, or Postgres cannot say
    Optional<ClaimedMessage> renew(ClaimedMessage claim) {
        long now = System.nanoTime();
        try {
            return renewed(new UUID[] {claim.notificationId()}, claim.owner())
                    .map(at -> claim.renewed(new Lease(claim.owner(), at.toInstant(), now)));
        } catch (StoreUnavailable e) {
            trouble.warn(e, "claims cannot be renewed: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<OffsetDateTime> renewed(UUID[] ids, String owner) {
        return Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(RENEW)) {
                statement.setLong(1, lease.toMillis());
                statement.setArray(2, connection.createArrayOf("uuid", ids));
                statement.setString(3, owner);
                try (var rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(rows.getObject("claimed_at", OffsetDateTime.class))
                            : Optional.<OffsetDateTime>empty();
                }
            }
        });
    }

    @PreDestroy
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
