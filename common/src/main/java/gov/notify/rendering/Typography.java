package gov.notify.rendering;

/// Sets text as a printer would: no space before a comma, curly quotes, dashes between words.
///
/// Works on one buffer in four passes, each linear. None makes the text longer.
final class Typography {

    private char[] text;
    private int length;

    private Typography(CharSequence source) {
        this.text = new char[source.length()];
        this.length = text.length;
        for (int i = 0; i < length; i++) {
            text[i] = source.charAt(i);
        }
    }

    /// Sets HTML. Tags are never changed, and quotes inside links and the like are left straight.
    static String ofHtml(CharSequence html) {
        var typography = new Typography(html);
        typography.tidyPunctuation();
        SmartQuotes.inHtml(typography.text, typography.length);
        typography.straightenAddresses();
        typography.setDashes();
        return typography.toString();
    }

    /// Sets plain text, where `<` is text and double quotes stay as they were typed.
    static String ofText(CharSequence text) {
        var typography = new Typography(text);
        typography.tidyPunctuation();
        SmartQuotes.inText(typography.text, typography.length);
        typography.straightenAddresses();
        typography.setDashes();
        return typography.toString();
    }

    /// Removes spaces and tabs directly before a comma or a full stop.
    private void tidyPunctuation() {
        int out = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c == ',' || c == '.') {
                while (out > 0 && (text[out - 1] == ' ' || text[out - 1] == '\t')) {
                    out--;
                }
            }
            text[out++] = c;
        }
        length = out;
    }

    /// Makes curly apostrophes in email addresses straight again.
    ///
    /// A match takes the white space after it along, so of two addresses with one space between them only
    /// the first is found; that is how GOV.UK Notify does it.
    private void straightenAddresses() {
        int matchEnd = 0;
        int i = 0;
        while (i < length) {
            while (i < length && Whitespace.isUnicode(text[i])) {
                i++;
            }
            int start = i;
            boolean address = false;
            boolean curly = false;
            while (i < length && !Whitespace.isUnicode(text[i])) {
                char c = text[i];
                address |= c == '@' && i > start && i + 1 < length && !Whitespace.isUnicode(text[i + 1]);
                curly |= c == '\u2018' || c == '\u2019';
                i++;
            }
            boolean free = start == 0 || start - 1 >= matchEnd || text[start - 1] == '\n';
            if (address && free) {
                if (curly) {
                    straighten(start, i);
                }
                matchEnd = i + 1;
            }
        }
    }

    private void straighten(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == '\u2018' || text[i] == '\u2019') {
                text[i] = '\'';
            }
        }
    }

    /// Makes one to three dashes between white space an en dash between two spaces.
    private void setDashes() {
        int out = 0;
        int i = 0;
        while (i < length) {
            if (!Whitespace.isUnicode(text[i])) {
                text[out++] = text[i++];
                continue;
            }
            int space = i;
            int dash = skipSpace(space);
            int afterDash = dash;
            while (afterDash < length && afterDash - dash < 4 && isDash(text[afterDash])) {
                afterDash++;
            }
            int end = skipSpace(afterDash);
            int dashes = afterDash - dash;
            if (dashes >= 1 && dashes <= 3 && end > afterDash) {
                text[out++] = ' ';
                text[out++] = '\u2013';
                text[out++] = ' ';
                i = end;
            } else {
                System.arraycopy(text, space, text, out, dash - space);
                out += dash - space;
                i = dash;
            }
        }
        length = out;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < length && Whitespace.isUnicode(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '\u2013' || c == '\u2014';
    }

    @Override
    public String toString() {
        return new String(text, 0, length);
    }
}
