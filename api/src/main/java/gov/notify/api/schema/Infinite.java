package gov.notify.api.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds numbers that JSON can spell and nobody can keep, such as `1e400`, wherever a value may hide
/// one.
final class Infinite {

    private Infinite() {}

    /// Whether a value, or anything within it, is one.
    static boolean in(@Nullable Object value) {
        return switch (value) {
            case Double number -> number.isInfinite();
            case List<?> list -> list.stream().anyMatch(Infinite::in);
            case Map<?, ?> map -> map.values().stream().anyMatch(Infinite::in);
            case null, default -> false;
        };
    }
}
