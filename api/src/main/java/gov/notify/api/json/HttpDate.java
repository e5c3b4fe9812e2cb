package gov.notify.api.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A moment as HTTP has it: `Tue, 24 Nov 2026 03:32:34 GMT`, without a fraction (docs/contract/admin-api.md, 4). The
/// day always has two digits, which the JDK's own format of RFC 1123 does not give it.
public record HttpDate(Instant moment) {

    private static final DateTimeFormatter PATTERN = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// Null where there is no moment.
    public static @Nullable HttpDate of(@Nullable Instant moment) {
        return moment == null ? null : new HttpDate(moment);
    }

    @JsonValue
    @Override
    public String toString() {
        return PATTERN.format(moment);
    }
}
