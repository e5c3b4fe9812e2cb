package gov.notify.api.admin;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// The answer `null`, which some clients wait for; no answer at all has another status.
public record JsonNull() {

    @JsonValue
    @Nullable
    Object value() {
        return null;
    }
}
