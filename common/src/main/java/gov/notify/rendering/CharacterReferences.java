package gov.notify.rendering;

import org.commonmark.internal.util.Html5Entities;

/// HTML character references (`&copy;`, `&#169;`, `&#xA9;`) in text that people typed.
final class CharacterReferences {

    /// The longest name in HTML 5 is `CounterClockwiseContourIntegral`.
    private static final int LONGEST = 34;

    /// What Windows has from 128 on, where Unicode has control characters: HTML takes these numbers for it.
    private static final String WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static final String NO_CHARACTER = "\uFFFD";

    private CharacterReferences() {}

    /// Decodes every well-formed reference, which must end in a semicolon.
    static String decode(String text) {
        return text.indexOf('&') < 0 ? text : decode(text, false);
    }

    /// Decodes all references but those that HTML needs to stay as they are: `&nbsp;`, `&amp;`, `&lpar;` and
    /// `&rpar;`; then escapes `&`, `<` and `>`. Quotes are never escaped.
    static String escape(String text) {
        if (text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0) {
            return text;
        }
        return decode(text, true);
    }

    /// Escapes every `&`.
    static String escapeAmpersands(String text) {
        return text.replace("&", "&amp;");
    }

    private static String decode(String text, boolean forHtml) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '&') {
                append(c, forHtml, out);
                continue;
            }
            int end = endOfReference(text, i);
            String reference = end < 0 ? "" : text.substring(i, end);
            String decoded = end < 0 ? "" : decoded(reference);
            if (forHtml && isProtected(reference)) {
                out.append(reference);
                i = end - 1;
            } else if (end < 0 || decoded.equals(reference)) {
                append(c, forHtml, out);
            } else {
                for (int j = 0; j < decoded.length(); j++) {
                    append(decoded.charAt(j), forHtml, out);
                }
                i = end - 1;
            }
        }
        return out.toString();
    }

    /// What a reference stands for; the reference itself if nobody knows.
    private static String decoded(String reference) {
        if (reference.charAt(1) != '#') {
            return Html5Entities.entityToString(reference);
        }
        boolean hexadecimal = reference.charAt(2) == 'x' || reference.charAt(2) == 'X';
        int radix = hexadecimal ? 16 : 10;
        int code = 0;
        int digits = hexadecimal ? 3 : 2;
        for (int i = digits; i < reference.length() - 1; i++) {
            int digit = Character.digit(reference.charAt(i), radix);
            if (digit < 0) {
                return reference;
            }
            code = Math.min(code * radix + digit, Character.MAX_CODE_POINT + 1);
        }
        return digits == reference.length() - 1 ? reference : character(code);
    }

    private static String character(int code) {
        if (code == 0 || code > Character.MAX_CODE_POINT || Character.getType(code) == Character.SURROGATE) {
            return NO_CHARACTER;
        }
        return code >= 0x80 && code < 0x80 + WINDOWS.length()
                ? WINDOWS.substring(code - 0x80, code - 0x7F)
                : Character.toString(code);
    }

    private static void append(char c, boolean forHtml, StringBuilder out) {
        if (forHtml) {
            Html.append(c, out);
        } else {
            out.append(c);
        }
    }

    private static boolean isProtected(String reference) {
        return switch (reference) {
            case "&nbsp;", "&amp;", "&lpar;", "&rpar;" -> true;
            default -> false;
        };
    }

    private static int endOfReference(String text, int ampersand) {
        int limit = Math.min(text.length(), ampersand + LONGEST);
        for (int i = ampersand + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > ampersand + 1 ? i + 1 : -1;
            }
            if (c >= 0x80 || !(Character.isLetterOrDigit(c) || (c == '#' && i == ampersand + 1))) {
                return -1;
            }
        }
        return -1;
    }
}
