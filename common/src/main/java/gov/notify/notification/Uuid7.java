package gov.notify.notification;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Makes and reads UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then randomness.
///
/// A notification's id is its creation time, so partitions, order and age all follow from it.
public final class Uuid7 {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    /// Ids must not be guessable from one another, so every process mixes a secret of its own into the fast
    /// generator's bits.
    private static final long SECRET = new SecureRandom().nextLong();

    private Uuid7() {}

    /// A fresh id made at `moment`; what is finer than a millisecond is lost.
    public static UUID next(Instant moment) {
        var random = ThreadLocalRandom.current();
        return of(moment.toEpochMilli(), random.nextLong(), random.nextLong() ^ SECRET);
    }

    /// The id with this time and these other bits: the same three values always make the same id.
    public static UUID of(long epochMillis, long highBits, long lowBits) {
        return new UUID(
                (epochMillis << 16) | VERSION | (highBits & 0x0FFFL), VARIANT | (lowBits & 0x3FFF_FFFF_FFFF_FFFFL));
    }

    /// The lowest id that can have been made at or after `moment`.
    public static UUID floor(Instant moment) {
        return of(moment.toEpochMilli(), 0, 0);
    }

    /// When the id was made, to the millisecond.
    public static Instant createdAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
