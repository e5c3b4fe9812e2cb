package gov.notify.worker.provider;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a provider did not take a message, fit to be stored and logged: no address, no number, at most 500 characters.
///
/// @param code the provider's own word, e.g. `MessageRejected`
/// @param text its sentence, masked
public record Reason(String code, String text) {

    private static final int LONGEST = 500;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:]+@[^\\s<>\"(),;:]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .()/-]*\\d|\\+\\d");
    private static final int DIGITS_OF_A_PHONE = 7;

    public Reason {
        text = masked(text);
    }

    public static Reason of(String code, @Nullable String text) {
        return new Reason(code, text == null ? "" : text);
    }

    /// For `notifications.provider_response`.
    public String stored() {
        return text.isBlank() ? code : text;
    }

    /// Provider text without anybody in it. Short figures such as `552 5.2.2` stay: they are what an operator needs.
    public static String masked(String text) {
        var safe = ADDRESS.matcher(text).replaceAll("[address]");
        safe = NUMBER.matcher(safe).replaceAll(found -> looksLikeAPhone(found.group()) ? "[number]" : "$0");
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }

    private static boolean looksLikeAPhone(String figures) {
        return figures.startsWith("+")
                || figures.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_PHONE;
    }
}
