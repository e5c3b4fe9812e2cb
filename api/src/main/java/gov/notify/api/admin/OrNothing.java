package gov.notify.api.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What some routes answer where there may be nothing: the object itself, or an empty one.
///
/// @param value null where there is nothing
public record OrNothing<T>(@JsonUnwrapped @Nullable T value) {

    public static <T> OrNothing<T> of(Optional<T> found) {
        return new OrNothing<>(found.orElse(null));
    }
}
