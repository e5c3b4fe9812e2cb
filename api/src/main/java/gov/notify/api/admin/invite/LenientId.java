package gov.notify.api.admin.invite;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.UuidText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An id in a path that may be any text: what is no UUID is nobody's id, where elsewhere it is an
/// unknown path (docs/contract/admin-organizations.md, 8).
///
/// @param value null where the text is no UUID
public record LenientId(@Nullable UUID value) {

    /// JAX-RS looks for a method of this name.
    public static LenientId fromString(String text) {
        return new LenientId(UuidText.parse(text));
    }

    /// @throws gov.notify.api.error.ApiException 404 where the text is no UUID
    UUID orNoResult() {
        if (value == null) {
            throw ApiError.noResult().thrown();
        }
        return value;
    }
}
