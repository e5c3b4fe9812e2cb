package gov.notify.message;

import java.util.Locale;

/// What an API key may do: reach anyone, reach the team and its guests, or pretend.
public enum KeyType {
    NORMAL,
    TEAM,
    TEST;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The name on the wire and in the database.
    public String wireName() {
        return wireName;
    }

    /// The key type of a name that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other name
    public static KeyType of(String wireName) {
        return switch (wireName) {
            case "normal" -> NORMAL;
            case "team" -> TEAM;
            case "test" -> TEST;
            default -> throw new IllegalArgumentException("no key type is called " + wireName);
        };
    }
}
