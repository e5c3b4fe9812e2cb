package gov.notify.api.send;

import java.util.function.UnaryOperator;

/// Finds what mail programs may turn into a link: `host.name`, with or without a scheme, a port and a path.
///
/// In the notation of regular expressions (without their cost, which grows with the square of a hostile value):
/// `([a-z][a-z0-9+.-]*://)?([\p{L}\p{N}-]+\.)+\p{L}{2,}(:\d+)?([/?#][^\s()\[\]<>]*)?`. Every character is looked at a
/// fixed number of times.
final class LinkScan {

    private static final int NONE = -1;

    private final String text;
    private int schemeEnd;
    private int hostAfterScheme = NONE;
    private int noHostFrom;
    private int noHostBefore;

    private LinkScan(String text) {
        this.text = text;
    }

    /// The text with every link replaced by what `replacement` makes of it.
    static String replace(String text, UnaryOperator<String> replacement) {
        return new LinkScan(text).replaced(replacement);
    }

    private String replaced(UnaryOperator<String> replacement) {
        var out = new StringBuilder(text.length());
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int end = linkAt(at);
            if (end == NONE) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            out.append(text, copied, at).append(replacement.apply(text.substring(at, end)));
            copied = end;
            at = end;
        }
        return out.append(text, copied, text.length()).toString();
    }

    private int linkAt(int start) {
        if (isSchemeStart(text.charAt(start))) {
            int end = withScheme(start);
            if (end != NONE) {
                return end;
            }
        }
        if (start >= noHostFrom && start < noHostBefore) {
            return NONE;
        }
        return withPortAndPath(hostEnd(start));
    }

    // All letters of a run of scheme characters share its end, and so what follows it.
    private int withScheme(int start) {
        if (start >= schemeEnd) {
            schemeEnd = start;
            while (schemeEnd < text.length() && isSchemePart(text.charAt(schemeEnd))) {
                schemeEnd++;
            }
            hostAfterScheme = text.startsWith("://", schemeEnd) ? hostEnd(schemeEnd + 3) : NONE;
        }
        return withPortAndPath(hostAfterScheme);
    }

    /// The end of the host that starts here: behind the letters of the last label that begins with two of
    /// them. Where there is none, there is none from anywhere within the same labels either.
    private int hostEnd(int start) {
        int end = NONE;
        int at = start;
        boolean first = true;
        while (true) {
            int letters = lettersEnd(at);
            if (!first && text.codePointCount(at, letters) >= 2) {
                end = letters;
            }
            int label = labelEnd(letters);
            if (label == at || label == text.length() || text.charAt(label) != '.') {
                if (end == NONE) {
                    noHostFrom = start;
                    noHostBefore = label;
                }
                return end;
            }
            at = label + 1;
            first = false;
        }
    }

    private int lettersEnd(int from) {
        int at = from;
        while (at < text.length() && Character.isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private int labelEnd(int from) {
        int at = from;
        while (at < text.length() && isLabelPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private int withPortAndPath(int hostEnd) {
        if (hostEnd == NONE) {
            return NONE;
        }
        int at = hostEnd;
        if (at < text.length() && text.charAt(at) == ':') {
            int port = at + 1;
            while (port < text.length() && text.charAt(port) >= '0' && text.charAt(port) <= '9') {
                port++;
            }
            at = port > at + 1 ? port : at;
        }
        if (at < text.length() && "/?#".indexOf(text.charAt(at)) >= 0) {
            while (at < text.length() && isPathPart(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static boolean isLabelPart(int c) {
        return c == '-'
                || Character.isLetter(c)
                || switch (Character.getType(c)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static boolean isSchemeStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSchemePart(char c) {
        return isSchemeStart(c) || (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
    }

    private static boolean isPathPart(char c) {
        return " \t\n\u000B\f\r()[]<>".indexOf(c) < 0;
    }
}
