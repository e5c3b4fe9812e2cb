package gov.notify.api.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the NUL character, which Postgres cannot store in text, wherever a value may hide it.
public final class Nul {

    private Nul() {}

    /// Whether a value, or anything within it, holds one.
    public static boolean in(@Nullable Object value) {
        return switch (value) {
            case String text -> text.indexOf('\0') >= 0;
            case List<?> list -> list.stream().anyMatch(Nul::in);
            case Map<?, ?> map -> map.entrySet().stream().anyMatch(entry -> in(entry.getKey()) || in(entry.getValue()));
            case null -> false;
            default -> false;
        };
    }
}
