package gov.notify.sandbox.aws;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Message ids in the shapes that AWS gives them. Not secret, so not from the slow secure source.
final class Ids {
    private static final HexFormat HEX = HexFormat.of();

    private Ids() {}

    /// As SES: sixteen hexadecimal digits with the time in them, a UUID, six zeros.
    static String ofEmail(Instant at) {
        return "0101" + HEX.toHexDigits(at.toEpochMilli(), 12) + "-" + uuid() + "-000000";
    }

    /// As SNS and End User Messaging.
    static String uuid() {
        var random = ThreadLocalRandom.current();
        var version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        var variant = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant).toString();
    }

    /// As Pinpoint: 28 lower-case letters and digits.
    static String ofPinpoint() {
        var random = ThreadLocalRandom.current();
        return "pp"
                + Long.toString(Math.floorMod(random.nextLong(), 1L << 62) | (1L << 61), 36)
                        .concat(Long.toString(Math.floorMod(random.nextLong(), 1L << 62) | (1L << 61), 36))
                        .concat("00")
                        .substring(0, 26);
    }
}
