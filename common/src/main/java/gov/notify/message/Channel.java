package gov.notify.message;

import java.util.Locale;

/// How a message reaches a person. Stored as `notification_type` and `template_type`.
public enum Channel {
    EMAIL,
    SMS;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The name on the wire and in the database.
    public String wireName() {
        return wireName;
    }

    /// The channel of a name that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other name
    public static Channel of(String wireName) {
        return switch (wireName) {
            case "email" -> EMAIL;
            case "sms" -> SMS;
            default -> throw new IllegalArgumentException("no channel is called " + wireName);
        };
    }
}
