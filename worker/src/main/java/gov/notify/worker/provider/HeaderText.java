package gov.notify.worker.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Writes the values of mail headers in lines of the length that RFC 5322 asks for (section 2.1.1: 78 characters where
/// they can be broken, 998 at most), in time that grows with the length of the value alone.
final class HeaderText {

    private static final String ENCODED = "=?";
    private static final int USUAL_LINE = 76;
    private static final int LONGEST_LINE = 998;
    /// A word that is longer than this is encoded, since it cannot be broken as it is.
    private static final int LONGEST_WORD = 500;
    /// So many bytes make an encoded word of 72 characters; RFC 2047, section 2, allows 75.
    private static final int BYTES_OF_A_WORD = 45;

    private HeaderText() {}

    /// A text that people read, as encoded words (RFC 2047) unless it is plain ASCII.
    ///
    /// @param used characters of the first line that the name of the header takes
    /// @throws IllegalArgumentException if it holds a line break
    static String unstructured(int used, String text) {
        var line = singleLine(text);
        return isPlain(line) ? broken(used, line, USUAL_LINE) : encodedWords(line);
    }

    /// A value of ASCII that programs read. Where it holds no encoded words it is broken only where it must be.
    ///
    /// @throws IllegalArgumentException if it holds a line break, or a word that no line could hold
    static String structured(int used, String ascii) {
        return broken(used, singleLine(ascii), ascii.contains(ENCODED) ? USUAL_LINE : LONGEST_LINE);
    }

    private static String broken(int used, String value, int usual) {
        var out = new StringBuilder(value.length() + value.length() / 20);
        int line = used;
        int at = 0;
        while (at < value.length()) {
            int end = wordEnd(value, at);
            if (line + end - at > usual && at > 0) {
                out.append("\r\n");
                line = 0;
            }
            line += end - at;
            if (line > LONGEST_LINE) {
                throw new IllegalArgumentException("a header with a line that is too long");
            }
            out.append(value, at, end);
            at = end;
        }
        return out.toString();
    }

    /// Behind the spaces from `start` and the word after them.
    private static int wordEnd(String value, int start) {
        int at = start;
        while (at < value.length() && value.charAt(at) == ' ') {
            at++;
        }
        while (at < value.length() && value.charAt(at) != ' ') {
            at++;
        }
        return at;
    }

    private static String encodedWords(String text) {
        var out = new StringBuilder(text.length() * 3);
        int start = 0;
        while (start < text.length()) {
            int end = start;
            int bytes = 0;
            while (end < text.length()) {
                int point = text.codePointAt(end);
                bytes += bytes(point);
                if (bytes > BYTES_OF_A_WORD) {
                    break;
                }
                end += Character.charCount(point);
            }
            out.append(start == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder()
                            .encodeToString(text.substring(start, end).getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
            start = end;
        }
        return out.toString();
    }

    private static int bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }

    // What looks like an encoded word would be decoded by who reads it, so it is encoded once more. So is
    // white space that would be lost where a line is broken or ends.
    private static boolean isPlain(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            word = c == ' ' ? 0 : word + 1;
            if (c < ' ' || c > '~' || word > LONGEST_WORD) {
                return false;
            }
        }
        return !text.contains(ENCODED) && !text.contains("  ") && text.strip().length() == text.length();
    }

    private static String singleLine(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\r' || value.charAt(i) == '\n') {
                throw new IllegalArgumentException("a line break in a header");
            }
        }
        return value;
    }
}
