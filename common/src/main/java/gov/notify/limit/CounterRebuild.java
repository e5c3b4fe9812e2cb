package gov.notify.limit;

import gov.notify.log.SafeStackTrace;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Counts in the background what Redis has forgotten: one count a service, few at once, and not again at once when one
/// failed. Callers wait for a count that is quick; a long one holds up nobody.
final class CounterRebuild {

    private static final Logger LOG = Logger.getLogger(CounterRebuild.class);
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Consumer<LimitRequest> count;
    private final Duration afterFailure;
    private final Map<Key, CompletableFuture<Boolean>> counts = new ConcurrentHashMap<>();
    private final Semaphore seats = new Semaphore(AT_ONCE);

    private record Key(UUID service, LocalDate day) {}

    /// @param count counts for the service and day of a take, and tells Redis
    CounterRebuild(Consumer<LimitRequest> count) {
        this(count, AFTER_FAILURE);
    }

    /// @param afterFailure for how long what failed is not counted again
    CounterRebuild(Consumer<LimitRequest> count, Duration afterFailure) {
        this.count = count;
        this.afterFailure = afterFailure;
    }

    /// Begins a count unless one is under way or has just failed, and waits a moment for its end.
    void await(LimitRequest take) {
        var key = new Key(take.serviceId(), take.day());
        var counting = counts.computeIfAbsent(key, _ -> start(key, take));
        var _ = counting.copy()
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private CompletableFuture<Boolean> start(Key key, LimitRequest take) {
        var counting = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("notify-recount").start(() -> {
            boolean counted = counted(take);
            if (counted) {
                counts.remove(key);
            } else {
                forgetLater(key);
            }
            counting.complete(counted);
        });
        return counting;
    }

    // The boundary of a thread of its own: whatever goes wrong, limits are not checked until it goes right.
    private boolean counted(LimitRequest take) {
        seats.acquireUninterruptibly();
        try {
            count.accept(take);
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warnf("what service %s has sent cannot be counted: %s", take.serviceId(), SafeStackTrace.of(e));
            return false;
        } finally {
            seats.release();
        }
    }

    private void forgetLater(Key key) {
        CompletableFuture.delayedExecutor(afterFailure.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> counts.remove(key));
    }
}
