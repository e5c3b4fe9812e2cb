package gov.notify.api.http;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How much of bodies may be in memory together, and how much of that anyone may take: reading a body takes
/// several times its size, and a crowd of them would end the program.
///
/// Only what has arrived counts. Who announces a large body and sends none of it takes nothing from others.
final class BodyBudget {

    private final long together;
    private final long each;
    private final AtomicLong used = new AtomicLong();
    /// Of those who had a body once: services, of which there are few.
    private final Map<UUID, Share> shares = new ConcurrentHashMap<>();

    /// @param together bytes of all
    /// @param each bytes of one; whatever one body may take has to fit
    BodyBudget(long together, long each) {
        this.together = together;
        this.each = each;
    }

    /// Bytes that are in memory now.
    long used() {
        return used.get();
    }

    Share of(UUID owner) {
        var known = shares.get(owner);
        return known == null ? shares.computeIfAbsent(owner, _ -> new Share()) : known;
    }

    /// What one owner takes of the budget.
    final class Share {

        private final AtomicLong own = new AtomicLong();

        private Share() {}

        /// Whether these bytes fit.
        boolean take(long bytes) {
            if (own.addAndGet(bytes) > each) {
                own.addAndGet(-bytes);
                return false;
            }
            if (used.addAndGet(bytes) > together) {
                giveBack(bytes);
                return false;
            }
            return true;
        }

        void giveBack(long bytes) {
            own.addAndGet(-bytes);
            used.addAndGet(-bytes);
        }
    }
}
