package gov.notify.rendering;

/// Characters that stand for a missing placeholder while Markdown is parsed, so that neither its brackets nor its tags
/// can be taken for syntax. All are Unicode noncharacters, which no text may contain; whoever sends some loses them.
final class PlaceholderMarkers {

    /// Starts the span of a placeholder.
    static final char PLACEHOLDER = '\uFDD0';

    /// Starts the span of a conditional's name.
    static final char CONDITIONAL = '\uFDD1';

    /// The whole of a redacted placeholder.
    static final char REDACTED = '\uFDD2';

    /// Ends a span.
    static final char END = '\uFDD3';

    /// `((`
    static final char OPENING = '\uFDD4';

    /// `))`
    static final char CLOSING = '\uFDD5';

    /// A placeholder of a text message that has no values yet.
    static final char REMOVED = '\uFDD6';

    /// A no-break space that was typed as `&nbsp;`. Unlike the character it is not white space to our rules.
    static final char NO_BREAK = '\uFDD7';

    /// The `h` of a web address that may be made a link.
    static final char ADDRESS = '\uFDD8';

    private PlaceholderMarkers() {}

    static boolean isMark(char c) {
        return c >= PLACEHOLDER && c <= ADDRESS;
    }

    static String removeFrom(String text) {
        int i = 0;
        while (i < text.length() && !isMark(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            if (!isMark(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /// The text with every mark resolved, for places that cannot hold a span.
    static String resolve(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isMark(text.charAt(i))) {
                var out = new StringBuilder(text.length() + 16);
                text.chars().forEach(c -> append((char) c, out));
                return out.toString();
            }
        }
        return text;
    }

    private static void append(char c, StringBuilder out) {
        if (isMark(c)) {
            out.append(text(c));
        } else {
            out.append(c);
        }
    }

    /// The HTML of a mark.
    static String html(char mark) {
        return switch (mark) {
            case PLACEHOLDER -> "<span class='placeholder'>";
            case CONDITIONAL -> "<span class='placeholder-conditional'>";
            case REDACTED -> "<span class='placeholder-redacted'>hidden</span>";
            case END -> "</span>";
            case NO_BREAK -> "&nbsp;";
            default -> text(mark);
        };
    }

    /// The text of a mark, for places that cannot hold a span.
    static String text(char mark) {
        return switch (mark) {
            case OPENING -> "((";
            case CLOSING -> "))";
            case REDACTED -> "[hidden]";
            case NO_BREAK -> "\u00A0";
            case ADDRESS -> "h";
            default -> "";
        };
    }
}
