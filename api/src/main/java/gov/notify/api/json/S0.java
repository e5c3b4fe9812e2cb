package gov.notify.api.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A moment as some answers have it: `YYYY-MM-DDTHH:MM:SS+00:00`, UTC, without a fraction (docs/contract/admin-api.md,
/// 4).
public record S0(Instant moment) {

    private static final DateTimeFormatter PATTERN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

    /// Null where there is no moment.
    public static @Nullable S0 of(@Nullable Instant moment) {
        return moment == null ? null : new S0(moment);
    }

    @JsonValue
    @Override
    public String toString() {
        return PATTERN.format(moment);
    }
}
