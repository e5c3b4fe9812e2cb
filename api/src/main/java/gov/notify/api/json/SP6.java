package gov.notify.api.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A moment as some answers have it: `YYYY-MM-DD HH:MM:SS.ffffff`, UTC, with six fraction digits and no sign of
/// its zone (docs/contract/admin-api.md, 4).
public record SP6(Instant moment) {

    private static final DateTimeFormatter PATTERN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /// Null where there is no moment.
    public static @Nullable SP6 of(@Nullable Instant moment) {
        return moment == null ? null : new SP6(moment);
    }

    @JsonValue
    @Override
    public String toString() {
        return PATTERN.format(moment);
    }
}
