package gov.notify.security;

import java.util.Map;

/// What a message says to whom: the recipient as submitted and the values for the template's placeholders. Prints as
/// nothing.
///
/// @param to the email address or phone number as the caller wrote it
/// @param personalisation JSON values by key, as the caller sent them
public record Payload(String to, Map<String, Object> personalisation) {

    @Override
    public String toString() {
        return "Payload[sealed]";
    }
}
