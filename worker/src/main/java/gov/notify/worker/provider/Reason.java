package gov.notify.worker.provider;

import gov.notify.security.Redactor;
import org.jspecify.annotations.Nullable;

/// Why a provider did not take a message, fit to be stored and logged: no address, no number, at most 500 characters.
///
/// @param code the provider's own word, e.g. `MessageRejected`
/// @param text its sentence, masked
/// @param requestId by which the provider finds the call; empty when unknown
public record Reason(String code, String text, String requestId) {

    public Reason {
        text = Redactor.of(text);
    }

    public Reason(String code, String text) {
        this(code, text, "");
    }

    public static Reason of(String code, @Nullable String text) {
        return new Reason(code, text == null ? "" : text);
    }

    /// For `notifications.provider_response`.
    public String stored() {
        return text.isBlank() ? code : text;
    }
}
