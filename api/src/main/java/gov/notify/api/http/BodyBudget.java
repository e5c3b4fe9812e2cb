package gov.notify.api.http;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// How much of bodies may be in memory together, and how much of that anyone may take: reading a body takes
/// several times its size, and a crowd of them would end the program.
///
/// Only what has arrived counts. Who announces a large body and sends none of it takes nothing from others.
///
/// Who is alone may take all of it. As soon as another has something in it, or was kept out a moment ago, nobody takes
/// more than its part: whoever has more is refused at its next byte, and makes room.
final class BodyBudget {

    /// How long who was kept out counts as being there: several times what it is asked to stay away.
    static final Duration EXPECTED = Duration.ofSeconds(10);

    private static final long HEADROOM = 1024 * 1024;

    private final long together;
    private final long each;
    private final LongSupplier nanoTime;
    private long used;
    /// Of those who had a body once: services, of which there are few.
    private final Map<UUID, Share> shares = new ConcurrentHashMap<>();

    /// @param together bytes of all
    /// @param each bytes of one while there are others; whatever one body may take has to fit
    BodyBudget(long together, long each) {
        this(together, each, System::nanoTime);
    }

    BodyBudget(long together, long each, LongSupplier nanoTime) {
        this.together = together;
        this.each = each;
        this.nanoTime = nanoTime;
    }

    /// What one body counts for at most, whatever it takes: it has to fit when its owner has nothing else but a few
    /// small ones, or no repeat would ever be served.
    private long most() {
        return each - Math.min(each / 2, HEADROOM);
    }

    /// Bytes that are in memory now.
    synchronized long used() {
        return used;
    }

    Share of(UUID owner) {
        var known = shares.get(owner);
        return known == null ? shares.computeIfAbsent(owner, _ -> new Share()) : known;
    }

    private synchronized boolean take(Share share, long bytes) {
        boolean withinItsPart = share.own + bytes <= each;
        if (!withinItsPart && !isAlone(share)) {
            return false;
        }
        if (used + bytes > together) {
            if (withinItsPart) {
                share.keptOut();
            }
            return false;
        }
        share.own += bytes;
        used += bytes;
        return true;
    }

    private synchronized void takeAnyway(Share share, long bytes) {
        share.own += bytes;
        used += bytes;
    }

    private synchronized void giveBack(Share share, long bytes) {
        share.own -= bytes;
        used -= bytes;
    }

    private boolean isAlone(Share share) {
        if (used > share.own) {
            return false;
        }
        long now = nanoTime.getAsLong();
        return shares.values().stream().noneMatch(other -> other != share && other.isExpected(now));
    }

    /// What one owner takes of the budget.
    final class Share {

        private long own;
        private boolean everKeptOut;
        private long keptOutAt;

        private Share() {}

        /// Takes these bytes, if they fit; else nothing.
        boolean take(long bytes) {
            return BodyBudget.this.take(this, bytes);
        }

        /// Takes them even where they do not fit: what was done already must be told.
        void takeAnyway(long bytes) {
            BodyBudget.this.takeAnyway(this, bytes);
        }

        /// What one body counts for at most.
        long most() {
            return BodyBudget.this.most();
        }

        void giveBack(long bytes) {
            BodyBudget.this.giveBack(this, bytes);
        }

        private void keptOut() {
            everKeptOut = true;
            keptOutAt = nanoTime.getAsLong();
        }

        private boolean isExpected(long now) {
            return everKeptOut && now - keptOutAt < EXPECTED.toNanos();
        }
    }
}
