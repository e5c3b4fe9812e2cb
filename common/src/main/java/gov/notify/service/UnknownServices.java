package gov.notify.service;

import gov.notify.batch.Overloaded;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps made-up service ids from Postgres, each of which would cost a transaction and a connection that senders need.
///
/// Ids seen before are always asked about, and of others fifty a second; beyond that one list of all ids a second tells
/// which of them exist.
final class UnknownServices {

    private static final int ASKED_A_SECOND = 50;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Supplier<Set<UUID>> allIds;
    private final LongSupplier nanos;
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private long secondBegan;
    private int asked;
    private @Nullable Listing listing;

    /// @param nanos a clock that never goes back
    UnknownServices(Supplier<Set<UUID>> allIds, LongSupplier nanos) {
        this.allIds = allIds;
        this.nanos = nanos;
        this.secondBegan = nanos.getAsLong();
    }

    /// A service with this id was found.
    void isNone(UUID serviceId) {
        seen.add(serviceId);
    }

    boolean mayBeAskedAbout(UUID serviceId) {
        return seen.contains(serviceId) || isOneOfFew() || exists(serviceId);
    }

    private synchronized boolean isOneOfFew() {
        long now = nanos.getAsLong();
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            asked = 0;
        }
        return ++asked <= ASKED_A_SECOND;
    }

    /// All who ask while a list is being read wait for that one, and fail together with it. Nobody else
    /// waits: Postgres is not asked under the lock.
    private boolean exists(UUID serviceId) {
        var list = current().ids();
        list.run(); // does nothing but for the first
        try {
            return list.get().contains(serviceId);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded("interrupted while waiting for a list of services");
        }
    }

    private synchronized Listing current() {
        long now = nanos.getAsLong();
        var last = listing;
        if (last != null && (!last.ids().isDone() || now - last.began() < SECOND)) {
            return last;
        }
        var next = new Listing(new FutureTask<>(allIds::get), now);
        listing = next;
        return next;
    }

    private record Listing(FutureTask<Set<UUID>> ids, long began) {}
}
