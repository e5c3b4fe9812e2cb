package gov.notify.api.json;

import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a UUID as liberally as the contract does: any case, hyphens optional, `{}` or `urn:uuid:` around it.
public final class UuidText {

    private static final int CANONICAL = 36;
    private static final int DIGITS = 32;
    private static final int HALF = 16;

    private UuidText() {}

    /// The UUID that `text` spells, or null when it spells none.
    public static @Nullable UUID parse(String text) {
        if (text.length() < DIGITS || text.length() > 3 * DIGITS) {
            return null;
        }
        if (text.length() == CANONICAL && canonicalHyphens(text)) {
            return of(text.substring(0, 8)
                    + text.substring(9, 13)
                    + text.substring(14, 18)
                    + text.substring(19, 23)
                    + text.substring(24));
        }
        var digits = text.replace("urn:", "").replace("uuid:", "");
        int start = 0;
        int end = digits.length();
        while (start < end && brace(digits.charAt(start))) {
            start++;
        }
        while (end > start && brace(digits.charAt(end - 1))) {
            end--;
        }
        return of(digits.substring(start, end).replace("-", ""));
    }

    private static @Nullable UUID of(String digits) {
        if (digits.length() != DIGITS) {
            return null;
        }
        for (int i = 0; i < DIGITS; i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                return null;
            }
        }
        return new UUID(
                HexFormat.fromHexDigitsToLong(digits, 0, HALF), HexFormat.fromHexDigitsToLong(digits, HALF, DIGITS));
    }

    private static boolean canonicalHyphens(String text) {
        return text.charAt(8) == '-' && text.charAt(13) == '-' && text.charAt(18) == '-' && text.charAt(23) == '-';
    }

    private static boolean brace(char c) {
        return c == '{' || c == '}';
    }
}
