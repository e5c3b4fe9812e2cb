package gov.notify.api.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that forms and queries have for true and false.
final class Truth {

    private static final Set<String> YES =
            Set.of("t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1");
    private static final Set<String> NO =
            Set.of("f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0");

    private Truth() {}

    /// Null where it is neither.
    static @Nullable Boolean of(@Nullable Object value) {
        var word = value instanceof String || value instanceof Long ? value.toString() : "";
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
    }
}
