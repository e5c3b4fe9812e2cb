package gov.notify.message;

import java.util.Locale;

/// What an API key may do: reach anyone, reach the team and its guests, or pretend.
public enum KeyType {
    NORMAL,
    TEAM,
    TEST;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in the database.
    public String word() {
        return word;
    }

    /// The key type of a word that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other word
    public static KeyType of(String word) {
        return switch (word) {
            case "normal" -> NORMAL;
            case "team" -> TEAM;
            case "test" -> TEST;
            default -> throw new IllegalArgumentException("no key type is called " + word);
        };
    }
}
