package gov.notify.rendering;

import java.util.Arrays;

/// Decides for each straight quote of a piece of text whether it opens or closes.
///
/// The rules run one after the other, each over the whole piece, and see what those before them have done. Where a rule
/// looks at the character before a quote, that character cannot be one that the same rule has just used.
final class QuoteRules {

    private static final String[] OPENER_REFERENCES = {
        "&nbsp;", "--", "&ndash;", "&mdash;", "&#8211;", "&#8212;", "&#x2013;", "&#x2014;"
    };

    private static final int[] NONE = {};

    private final char[] text;
    private final int start;
    private final int end;

    /// Where there are straight quotes.
    private int[] quotes = NONE;

    private int count;

    private QuoteRules(char[] text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
        for (int i = start; i < end; i++) {
            if (text[i] == '\'' || text[i] == '"') {
                if (count == quotes.length) {
                    quotes = Arrays.copyOf(quotes, 2 * count + 8);
                }
                quotes[count++] = i;
            }
        }
    }

    /// Sets all quotes.
    static void set(char[] text, int start, int end) {
        var rules = new QuoteRules(text, start, end);
        if (rules.count > 0) {
            rules.openPairs('"', '\'');
            rules.openPairs('\'', '"');
            rules.setSingleQuotes();
            rules.setDoubleQuotes();
        }
    }

    /// Sets single quotes and takes double ones for other text.
    static void setSingle(char[] text, int start, int end) {
        new QuoteRules(text, start, end).setSingleQuotes();
    }

    /// Two different quotes before a word both open.
    private void openPairs(char outer, char inner) {
        for (int q = 0; q < count; q++) {
            int i = quotes[q];
            if (text[i] == outer && i + 1 < end && text[i + 1] == inner && isWordAt(i + 2)) {
                text[i] = opening(outer);
                text[i + 1] = opening(inner);
            }
        }
    }

    private void setSingleQuotes() {
        for (int q = 0; q < count; q++) {
            int i = quotes[q];
            if (i > start && text[i] == '\'' && isWordBefore(i) && isDecadeAt(i + 1)) {
                text[i] = '\u2019';
            }
        }
        openAfterOpeners('\'');
        int free = start;
        for (int q = 0; q < count; q++) {
            int i = quotes[q];
            if (closesAt(i, '\'', free) && !isSpaceAt(i + 1) && !isFinalSAt(i + 1) && !isDigitAt(i + 1)) {
                text[i] = '\u2019';
                free = i + 1;
            }
        }
        free = start;
        for (int q = 0; q < count; q++) {
            int i = quotes[q];
            if (closesAt(i, '\'', free) && (isSpaceAt(i + 1) || isFinalSAt(i + 1))) {
                text[i] = '\u2019';
                free = i + 2;
            }
        }
        openTheRest('\'');
    }

    private void setDoubleQuotes() {
        openAfterOpeners('"');
        for (int q = 0; q < count; q++) {
            int i = quotes[q];
            if (text[i] == '"' && isSpaceAt(i + 1)) {
                text[i] = '\u201D';
            }
        }
        if (text[start] == '"' && start + 1 < end && isAsciiPunctuation(text[start + 1])) {
            text[start] = '\u201D';
        }
        int free = start;
        for (int q = 0; q < count; q++) {
            int i = quotes[q];
            if (closesAt(i, '"', free)) {
                text[i] = '\u201D';
                free = i + 1;
            }
        }
        openTheRest('"');
    }

    private void openAfterOpeners(char quote) {
        for (int q = 0; q < count; q++) {
            int i = quotes[q];
            if (i > start && text[i] == quote && isOpenerBefore(i) && isWordAt(i + 1)) {
                text[i] = opening(quote);
            }
        }
    }

    private void openTheRest(char quote) {
        for (int q = 0; q < count; q++) {
            if (text[quotes[q]] == quote) {
                text[quotes[q]] = opening(quote);
            }
        }
    }

    private static char opening(char quote) {
        return quote == '\'' ? '\u2018' : '\u201C';
    }

    private boolean closesAt(int i, char quote, int free) {
        return text[i] == quote && i > free && isCloser(text[i - 1]);
    }

    /// Anything but what a quotation may directly follow.
    private static boolean isCloser(char c) {
        return switch (c) {
            case ' ', '\t', '\r', '\n', '[', '{', '(', '-' -> false;
            default -> true;
        };
    }

    private boolean isOpenerBefore(int i) {
        if (Whitespace.isUnicode(text[i - 1])) {
            return true;
        }
        for (String reference : OPENER_REFERENCES) {
            if (endsAt(i, reference)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsAt(int i, String word) {
        int from = i - word.length();
        if (from < start) {
            return false;
        }
        for (int j = 0; j < word.length(); j++) {
            if (text[from + j] != word.charAt(j)) {
                return false;
            }
        }
        return true;
    }

    /// Two digits and an `s`, as in the '90s.
    private boolean isDecadeAt(int i) {
        return isDigitAt(i) && isDigitAt(i + 1) && i + 2 < end && text[i + 2] == 's';
    }

    private boolean isFinalSAt(int i) {
        return i < end && text[i] == 's' && !isWordAt(i + 1);
    }

    private boolean isSpaceAt(int i) {
        return i < end && Whitespace.isUnicode(text[i]);
    }

    private boolean isDigitAt(int i) {
        return i < end && Character.isDigit(text[i]);
    }

    private boolean isWordAt(int i) {
        return i < end && isWord(Character.codePointAt(text, i, end));
    }

    private boolean isWordBefore(int i) {
        return isWord(Character.codePointBefore(text, i, start));
    }

    /// A letter, a number of any kind, or an underscore.
    static boolean isWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }

    /// An `&` begins a reference here, and stands for another character.
    private static boolean isAsciiPunctuation(char c) {
        return c > ' ' && c < 0x7F && c != '&' && (!isWord(c) || c == '_');
    }
}
