package gov.notify.service;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Keeps made-up service ids from Postgres, each of which would cost a transaction and a connection that senders need.
///
/// Ids seen before are always asked about, and of others fifty a second; beyond that one list of all ids a second tells
/// which of them exist.
final class Strangers {

    private static final int ASKED_A_SECOND = 50;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Supplier<Set<UUID>> allIds;
    private final LongSupplier nanos;
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private long secondBegan;
    private int asked;
    private Set<UUID> known = Set.of();
    private long knownSince;
    private boolean listed;

    /// @param nanos a clock that never goes back
    Strangers(Supplier<Set<UUID>> allIds, LongSupplier nanos) {
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

    private synchronized boolean exists(UUID serviceId) {
        long now = nanos.getAsLong();
        if (!listed || now - knownSince >= SECOND) {
            known = allIds.get();
            knownSince = now;
            listed = true;
        }
        return known.contains(serviceId);
    }
}
