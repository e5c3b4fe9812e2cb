package gov.notify.message;

import java.util.Locale;

/// The priority of a message on its way out: sign-in codes overtake single sends, single sends overtake large jobs.
public enum Lane {
    HIGH,
    NORMAL,
    BULK;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word in `send_queue.lane` and in stream names.
    public String word() {
        return word;
    }

    /// The lane of a word that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other word
    public static Lane of(String word) {
        return switch (word) {
            case "high" -> HIGH;
            case "normal" -> NORMAL;
            case "bulk" -> BULK;
            default -> throw new IllegalArgumentException("no lane is called " + word);
        };
    }
}
