package gov.notify.rendering;

/// The kinds of white space that people paste into templates and spreadsheets, and the ways of getting rid of them.
///
/// Four sets matter: ASCII white space; zero-width characters; the no-break space; and everything Unicode-aware regular
/// expressions call white space. Every function runs in linear time.
public final class Whitespace {

    private static final char NO_BREAK_SPACE = '\u00A0';

    private Whitespace() {}

    /// Space, tab, LF, CR, VT or FF.
    public static boolean isAscii(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// Takes no room on a page: U+180E, U+200B to U+200D, U+2060, U+FEFF.
    public static boolean isZeroWidth(int c) {
        return c >= '\u180E' && (c == '\u180E' || (c >= '\u200B' && c <= '\u200D') || c == '\u2060' || c == '\uFEFF');
    }

    /// Anything that is not ink and not Unicode's idea of a separator either: ASCII, zero-width or no-break.
    public static boolean isObscure(int c) {
        return c == NO_BREAK_SPACE || isZeroWidth(c);
    }

    /// What a Unicode-aware `\s` matches, the information separators 1C to 1F included.
    public static boolean isUnicode(int c) {
        if (c < 0x80) {
            return isAscii(c) || (c >= 0x1C && c <= 0x1F);
        }
        return c == 0x85
                || c == NO_BREAK_SPACE
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /// Ends a line; a CR directly followed by a LF counts as one end.
    static boolean isLineBreak(int c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /// Removes ASCII white space, zero-width and no-break characters from both ends.
    public static String stripAll(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isAsciiOrObscure(text.charAt(start))) {
            start++;
        }
        while (end > start && isAsciiOrObscure(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// Removes Unicode white space from both ends.
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isUnicode(text.charAt(start))) {
            start++;
        }
        while (end > start && isUnicode(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// Removes Unicode white space from the start.
    static String stripStart(String text) {
        int start = 0;
        while (start < text.length() && isUnicode(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /// Whether there is nothing but Unicode white space.
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isUnicode(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// One space for every run of white space; everything else stays.
    static String collapse(String text) {
        var out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnicode(c)) {
                out.append(c);
            } else if (!gap) {
                out.append(' ');
            }
            gap = isUnicode(c);
        }
        return out.toString();
    }

    /// Deletes zero-width and no-break characters anywhere, then ASCII white space at both ends.
    public static String stripAndRemoveObscure(String text) {
        String visible = without(text, false);
        int start = 0;
        int end = visible.length();
        while (start < end && isAscii(visible.charAt(start))) {
            start++;
        }
        while (end > start && isAscii(visible.charAt(end - 1))) {
            end--;
        }
        return visible.substring(start, end);
    }

    /// Deletes every ASCII white space, zero-width and no-break character.
    public static String remove(String text) {
        return without(text, true);
    }

    /// One space for every run of white space, none at the ends, no zero-width characters.
    public static String normalise(String text) {
        var out = new StringBuilder(text.length());
        appendNormalised(text, 0, text.length(), out);
        return out.toString();
    }

    /// Normalises the white space of each line and ends lines with LF.
    static String normaliseLines(String text) {
        var out = new StringBuilder(text.length());
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLineBreak(c)) {
                appendNormalised(text, lineStart, i, out);
                out.append('\n');
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                lineStart = i + 1;
            }
        }
        appendNormalised(text, lineStart, text.length(), out);
        // A line break that ends the text ends its last line and opens no other.
        if (lineStart == text.length() && lineStart > 0) {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    /// Leaves at most one blank line between two lines.
    static String limitBlankLines(String text) {
        if (!text.contains("\n\n\n")) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = c == '\n' ? run + 1 : 0;
            if (run <= 2) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Removes spaces and tabs that stand directly before a comma or full stop.
    static String tidyPunctuation(String text) {
        if (!text.contains(" ,") && !text.contains(" .") && !text.contains("\t,") && !text.contains("\t.")) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '.') {
                int end = out.length();
                while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
                    end--;
                }
                out.setLength(end);
            }
            out.append(c);
        }
        return out.toString();
    }

    private static void appendNormalised(String text, int start, int end, StringBuilder out) {
        boolean gap = false;
        boolean any = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isUnicode(c)) {
                gap = true;
            } else if (!isZeroWidth(c)) {
                if (gap && any) {
                    out.append(' ');
                }
                out.append(c);
                gap = false;
                any = true;
            }
        }
    }

    private static String without(String text, boolean asciiToo) {
        int i = 0;
        while (i < text.length() && !isUnwanted(text.charAt(i), asciiToo)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            if (!isUnwanted(text.charAt(i), asciiToo)) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isUnwanted(char c, boolean asciiToo) {
        return isObscure(c) || (asciiToo && isAscii(c));
    }

    private static boolean isAsciiOrObscure(char c) {
        return isAscii(c) || isObscure(c);
    }
}
