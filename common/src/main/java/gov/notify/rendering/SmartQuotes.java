package gov.notify.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/// Makes straight quotes curly in HTML, piece of text by piece of text, as the SmartyPants family of tools
/// does.
///
/// Each piece between two tags is set by itself by [QuoteRules]. Text inside links and code is left alone.
final class SmartQuotes {

    private static final Set<String> LEFT_ALONE =
            Set.of("pre", "samp", "code", "tt", "kbd", "script", "style", "math", "a");
    private static final Set<String> INLINE = Set.of("a", "span");

    private final char[] text;
    private final int length;
    private final Deque<String> openLeftAlone = new ArrayDeque<>();

    /// The last character of the piece before, or 0 at the start.
    private char before;

    /// That piece ended in a word, and only tags that stay within a line have come since then.
    private boolean inWord;

    private SmartQuotes(char[] text, int length) {
        this.text = text;
        this.length = length;
    }

    /// Sets the quotes of HTML. A `<` that no `>` follows is text.
    static void inHtml(char[] html, int length) {
        new SmartQuotes(html, length).run();
    }

    private void run() {
        int piece = 0;
        int open = indexOf('<', 0);
        int close = open < length ? indexOf('>', open) : length;
        while (close < length) {
            setPiece(piece, open);
            passTag(open, close);
            piece = close + 1;
            open = indexOf('<', piece);
            close = open < length ? indexOf('>', open) : length;
        }
        setPiece(piece, length);
    }

    private int indexOf(char c, int from) {
        int i = from;
        while (i < length && text[i] != c) {
            i++;
        }
        return i;
    }

    private void setPiece(int start, int end) {
        if (start == end) {
            return;
        }
        char last = text[end - 1];
        if (openLeftAlone.isEmpty()) {
            if (end - start == 1) {
                setAlone(start);
            } else {
                closeAfterInlineTag(start);
                QuoteRules.set(text, start, end);
            }
        }
        before = last;
        inWord = endsInWord(start, end);
    }

    /// A quote with tags on both sides closes if anything but white space stood before it.
    private void setAlone(int at) {
        boolean closes = before != 0 && !Whitespace.isUnicode(before);
        if (text[at] == '\'') {
            text[at] = closes ? '\u2019' : '\u2018';
        } else if (text[at] == '"') {
            text[at] = closes ? '\u201D' : '\u201C';
        }
    }

    /// A quote right after a link or a placeholder that ends in a word belongs to that word.
    private void closeAfterInlineTag(int at) {
        if (inWord) {
            if (text[at] == '\'') {
                text[at] = '\u2019';
            } else if (text[at] == '"') {
                text[at] = '\u201D';
            }
        }
    }

    /// The brackets around a missing placeholder do not count.
    private boolean endsInWord(int start, int end) {
        boolean placeholder = end - start > 4
                && text[start] == '('
                && text[start + 1] == '('
                && text[end - 1] == ')'
                && text[end - 2] == ')';
        return QuoteRules.isWord(text[placeholder ? end - 3 : end - 1]);
    }

    private void passTag(int open, int close) {
        boolean closing = text[open + 1] == '/';
        int start = closing ? open + 2 : open + 1;
        int end = start;
        while (end < close && Character.isLetterOrDigit(text[end])) {
            end++;
        }
        String name = name(start, end - start);
        inWord &= INLINE.contains(name);
        if (LEFT_ALONE.contains(name)) {
            if (!closing) {
                openLeftAlone.push(name);
            } else if (name.equals(openLeftAlone.peek())) {
                openLeftAlone.pop();
            }
        }
    }

    /// The name in lower case; nothing for the short ones that mean nothing here.
    private String name(int start, int size) {
        boolean short2 = size == 2 && text[start] != 't' && text[start] != 'T';
        if (size == 0 || short2 || (size == 1 && text[start] != 'a' && text[start] != 'A')) {
            return "";
        }
        return size == 1 ? "a" : new String(text, start, size).toLowerCase(Locale.ROOT);
    }
}
