package gov.notify.security;

import java.util.regex.Pattern;

/// Takes people out of a sentence that somebody else wrote, before it is stored or logged.
public final class Redactor {

    private static final int LONGEST = 500;
    private static final int LOOKED_AT = 2000;
    private static final int DIGITS_OF_A_PHONE = 7;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:]+@[^\\s<>\"(),;:]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .()/-]*\\d|\\+\\d");

    private Redactor() {}

    /// The text without addresses and phone numbers, at most 500 characters. Short figures such as `552 5.2.2`
    /// stay: they are what an operator needs. No control characters: Postgres stores no NUL, and a line break
    /// would make a second line in a log.
    public static String of(String text) {
        var start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        var safe = CONTROL.matcher(start).replaceAll(" ");
        safe = ADDRESS.matcher(safe).replaceAll("[address]");
        safe = NUMBER.matcher(safe).replaceAll(found -> looksLikeAPhone(found.group()) ? "[number]" : "$0");
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }

    private static boolean looksLikeAPhone(String figures) {
        return figures.startsWith("+")
                || figures.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_PHONE;
    }
}
