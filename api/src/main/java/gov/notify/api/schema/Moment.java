package gov.notify.api.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a moment: ISO 8601, a blank or `T` between date and time, a date alone is midnight, no offset is
/// UTC (docs/contract/public-api.md, 4.8).
final class Moment {

    static final String MALFORMED = "datetime format is invalid. It must be a valid ISO8601 date time format,"
            + " https://en.wikipedia.org/wiki/ISO_8601";

    private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})-?(?<month>\\d{2})-?(?<day>\\d{2})"
            + "(?:[Tt ](?<hour>\\d{2})(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?)?"
            + "(?<offset>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private Moment() {}

    /// Null where it is none.
    static @Nullable Instant parse(String text) {
        var parts = ISO.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            var date = LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day"));
            var time =
                    LocalTime.of(number(parts, "hour"), number(parts, "minute"), number(parts, "second"), nanos(parts));
            return LocalDateTime.of(date, time).toInstant(offset(parts.group("offset")));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher parts, String name) {
        var digits = parts.group(name);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(Matcher parts) {
        var fraction = parts.group("fraction");
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
    }

    private static ZoneOffset offset(@Nullable String text) {
        return text == null ? ZoneOffset.UTC : ZoneOffset.of(text.toUpperCase(Locale.ROOT));
    }
}
