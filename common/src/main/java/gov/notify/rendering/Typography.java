package gov.notify.rendering;

/// Sets text as a printer would: no space before a comma, curly quotes, dashes between words.
///
/// Works on one buffer in four passes, each linear. None makes the text longer.
final class Typography {

    private static final int QUOTE = 1;
    private static final int APOSTROPHE = 2;
    private static final int AT = 4;
    private static final int DASH = 8;
    private static final int STOP = 16;
    private static final byte[] ASCII = ascii();

    private final char[] text;
    private int length;

    /// What there is to do at all.
    private int work;

    private Typography(StringBuilder source) {
        this.length = source.length();
        this.text = new char[length];
        source.getChars(0, length, text, 0);
        for (int i = 0; i < length; i++) {
            char c = text[i];
            int kinds = c < 0x80 ? ASCII[c] : beyondAscii(c);
            if (kinds != 0) {
                boolean afterSpace = i > 0 && Whitespace.isUnicode(text[i - 1]);
                work |= afterSpace ? kinds : kinds & ~(DASH | STOP);
            }
        }
    }

    private static byte[] ascii() {
        var kinds = new byte[0x80];
        kinds['\''] = QUOTE | APOSTROPHE;
        kinds['"'] = QUOTE;
        kinds['@'] = AT;
        kinds['-'] = DASH;
        kinds[','] = STOP;
        kinds['.'] = STOP;
        return kinds;
    }

    private static int beyondAscii(char c) {
        return isDash(c) ? DASH : isCurlyApostrophe(c) ? APOSTROPHE : 0;
    }

    private boolean has(int kinds) {
        return (work & kinds) == kinds;
    }

    /// Sets HTML. Tags are never changed, and quotes inside links and the like are left straight.
    static String ofHtml(StringBuilder html) {
        var typography = new Typography(html);
        typography.tidyPunctuation();
        if (typography.has(QUOTE)) {
            SmartQuotes.inHtml(typography.text, typography.length);
        }
        return typography.finished();
    }

    /// Sets plain text, where `<` is text and double quotes stay as they were typed.
    static String ofText(StringBuilder text) {
        var typography = new Typography(text);
        typography.tidyPunctuation();
        if (typography.has(QUOTE)) {
            QuoteRules.setSingle(typography.text, 0, typography.length);
        }
        return typography.finished();
    }

    private String finished() {
        if (has(AT | APOSTROPHE)) {
            straightenAddresses();
        }
        if (has(DASH)) {
            setDashes();
        }
        return new String(text, 0, length);
    }

    /// Removes spaces and tabs directly before a comma or a full stop.
    private void tidyPunctuation() {
        if (!has(STOP)) {
            return;
        }
        int out = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c == ',' || c == '.') {
                while (out > 0 && isBlank(text[out - 1])) {
                    out--;
                }
            }
            text[out++] = c;
        }
        length = out;
    }

    /// Makes curly apostrophes in email addresses straight again.
    ///
    /// A match takes the white space after it along, so of two addresses with one space between them only the
    /// first is found; that is how GOV.UK Notify does it.
    private void straightenAddresses() {
        int matchEnd = 0;
        int i = 0;
        while (i < length) {
            if (text[i] != '@') {
                i++;
                continue;
            }
            int start = i;
            while (start > 0 && !Whitespace.isUnicode(text[start - 1])) {
                start--;
            }
            int end = i;
            boolean address = false;
            while (end < length && !Whitespace.isUnicode(text[end])) {
                boolean inside = end > start && end + 1 < length && !Whitespace.isUnicode(text[end + 1]);
                address |= text[end] == '@' && inside;
                end++;
            }
            boolean free = start == 0 || start - 1 >= matchEnd || text[start - 1] == '\n';
            if (address && free) {
                straighten(start, end);
                matchEnd = end + 1;
            }
            i = end;
        }
    }

    private void straighten(int start, int end) {
        for (int i = start; i < end; i++) {
            if (isCurlyApostrophe(text[i])) {
                text[i] = '\'';
            }
        }
    }

    /// Makes one to three dashes between white space an en dash between two spaces.
    private void setDashes() {
        int out = 0;
        int copied = 0;
        for (int i = 1; i < length; i++) {
            if (!isDash(text[i]) || !Whitespace.isUnicode(text[i - 1])) {
                continue;
            }
            int afterDash = i + 1;
            while (afterDash < length && afterDash - i < 4 && isDash(text[afterDash])) {
                afterDash++;
            }
            int end = skipSpace(afterDash);
            // The white space before must not be what the dash before took along.
            if (afterDash - i <= 3 && end > afterDash && i > copied) {
                int start = startOfSpace(i, copied);
                System.arraycopy(text, copied, text, out, start - copied);
                out += start - copied;
                text[out++] = ' ';
                text[out++] = '\u2013';
                text[out++] = ' ';
                copied = end;
            }
            i = afterDash - 1;
        }
        System.arraycopy(text, copied, text, out, length - copied);
        length = out + length - copied;
    }

    private int startOfSpace(int end, int from) {
        int i = end;
        while (i > from && Whitespace.isUnicode(text[i - 1])) {
            i--;
        }
        return i;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < length && Whitespace.isUnicode(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isCurlyApostrophe(char c) {
        return c == '\u2018' || c == '\u2019';
    }

    static boolean isDash(char c) {
        return c == '-' || c == '\u2013' || c == '\u2014';
    }
}
