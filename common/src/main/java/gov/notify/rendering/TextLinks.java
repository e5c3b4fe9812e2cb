package gov.notify.rendering;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes links of what looks like a web address in the preview of a text message, with or without its
/// protocol.
final class TextLinks {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![@.])\\b(?:https?://)?(?:[\\w-]++\\.)++[a-z]{2,63}(?!@)\\b(?:[/?#][^<\\s]*+)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final String KEPT = "_.-~:/?#=&;";

    private TextLinks() {}

    /// @param html text that is escaped already; its tags are only line breaks and placeholders
    static String link(String html) {
        Matcher matcher = ADDRESS.matcher(html);
        var out = new StringBuilder(html.length() + 64);
        int done = 0;
        while (matcher.find()) {
            String address = html.substring(matcher.start(), end(html, matcher.start(), matcher.end()));
            out.append(html, done, matcher.start()).append("<a class=\"link\" href=\"");
            appendTarget(address, out);
            out.append("\">").append(address).append("</a>");
            done = matcher.start() + address.length();
        }
        return out.append(html, done, html.length()).toString();
    }

    private static void appendTarget(String address, StringBuilder out) {
        String withProtocol = address.regionMatches(true, 0, "http", 0, 4) ? address : "http://" + address;
        // The text is escaped already, so an `&` in it is one of a reference.
        out.append(LinkTarget.encode(LinkTarget.decode(withProtocol), KEPT));
    }

    /// Leaves out what belongs to the sentence: closing punctuation, and brackets that the address did not
    /// open.
    private static int end(String html, int start, int matched) {
        int end = matched;
        while (end > start) {
            char last = html.charAt(end - 1);
            boolean punctuation = last == '.' || last == ',' || last == ':';
            if (!punctuation && !closesTooMany(html, start, end, last)) {
                break;
            }
            end--;
        }
        return end;
    }

    private static boolean closesTooMany(String html, int start, int end, char last) {
        char opening = last == ')' ? '(' : last == ']' ? '[' : 0;
        if (opening == 0) {
            return false;
        }
        int depth = 0;
        for (int i = start; i < end; i++) {
            char c = html.charAt(i);
            depth += c == opening ? 1 : c == last ? -1 : 0;
        }
        return depth < 0;
    }
}
