package gov.notify.message;

import java.util.Locale;

/// How a message reaches a person. Stored as `notification_type` and `template_type`.
public enum Channel {
    EMAIL,
    SMS;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in the database.
    public String word() {
        return word;
    }

    /// The channel of a word that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other word
    public static Channel of(String word) {
        return switch (word) {
            case "email" -> EMAIL;
            case "sms" -> SMS;
            default -> throw new IllegalArgumentException("no channel is called " + word);
        };
    }
}
