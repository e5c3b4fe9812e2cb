package gov.notify.api.json;

import java.time.Instant;
import java.time.ZoneOffset;

/// The contract's timestamp: `YYYY-MM-DDTHH:MM:SS.ffffffZ`, UTC, always six fraction digits.
public final class Z6 {

    private static final int NANOS_PER_MICRO = 1000;

    private Z6() {}

    /// `moment` in Z6; what is finer than a microsecond is dropped.
    public static String of(Instant moment) {
        var time = moment.atOffset(ZoneOffset.UTC);
        var text = new StringBuilder(27);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2).append('.');
        return digits(text, time.getNano() / NANOS_PER_MICRO, 6).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        var digits = Integer.toString(number);
        return text.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }
}
