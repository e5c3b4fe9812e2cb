package gov.notify.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a message says to whom: the recipient as submitted, the values for the template's placeholders, and what else
/// names a person. `toString()` hides the content.
///
/// A program reads what a later version of it adds, and leaves that out.
///
/// @param to the email address or phone number as the caller wrote it
/// @param personalisation JSON values by key, as the caller sent them
/// @param unsubscribeUrl where this recipient unsubscribes with one click, if the caller said
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Payload(
        String to,
        Map<String, Object> personalisation,
        @Nullable String unsubscribeUrl) {

    public Payload(String to, Map<String, Object> personalisation) {
        this(to, personalisation, null);
    }

    @Override
    public String toString() {
        return "Payload[sealed]";
    }
}
