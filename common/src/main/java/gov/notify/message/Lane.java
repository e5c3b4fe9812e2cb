package gov.notify.message;

import java.util.Locale;

/// The priority of a message on its way out: sign-in codes overtake single sends, single sends overtake large jobs.
public enum Lane {
    HIGH,
    NORMAL,
    BULK;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The name in `send_queue.lane` and in stream names.
    public String wireName() {
        return wireName;
    }

    /// The lane of a name that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other name
    public static Lane of(String wireName) {
        return switch (wireName) {
            case "high" -> HIGH;
            case "normal" -> NORMAL;
            case "bulk" -> BULK;
            default -> throw new IllegalArgumentException("no lane is called " + wireName);
        };
    }
}
