package gov.notify.rendering;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes links of what looks like a web address in the preview of a text message, with or without its protocol.
final class TextLinks {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS;

    /// Labels with dots between them, as many as there are. Where in them an address begins and ends is
    /// looked for afterwards: a pattern that said so would read a long word again from each of its letters.
    private static final Pattern LABELS = Pattern.compile("[\\w-]++(?:\\.[\\w-]++)*+", FLAGS);

    private static final List<String> PROTOCOLS = List.of("https://", "http://");
    private static final Pattern LAST_LABEL = Pattern.compile("\\.[a-z]{2,63}(?!@)\\b", FLAGS);
    private static final Pattern PATH = Pattern.compile("[/?#][^<\\s]*+");
    private static final String KEPT = "_.-~:/?#=&;";

    private TextLinks() {}

    /// @param html text that is escaped already; its tags are only line breaks and placeholders
    static String link(String html) {
        Matcher matcher = LABELS.matcher(html);
        var out = new StringBuilder(html.length() + 64);
        int done = 0;
        int from = 0;
        while (matcher.find(from)) {
            int start = start(html, matcher.start(), matcher.end());
            int matched = start < 0 ? -1 : matched(html, start, matcher.end());
            if (matched < 0) {
                from = matcher.end();
                continue;
            }
            String address = html.substring(start, end(html, start, matched));
            from = matched;
            out.append(html, done, start).append("<a class=\"link\" href=\"");
            appendTarget(address, out);
            out.append("\">").append(address).append("</a>");
            done = start + address.length();
        }
        return out.append(html, done, html.length()).toString();
    }

    /// Where the address begins whose labels these are: before its protocol, if it has one; else at the first
    /// word in them that does not stand right behind an `@` or a dot; -1 if there is none.
    private static int start(String html, int first, int end) {
        for (var protocol : PROTOCOLS) {
            int at = first - protocol.length();
            if (at >= 0 && html.regionMatches(true, at, protocol, 0, protocol.length()) && beginsWord(html, at)) {
                return at;
            }
        }
        for (int i = first; i < end; i++) {
            if (isWord(html, i) && beginsWord(html, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean beginsWord(String html, int at) {
        if (at == 0) {
            return true;
        }
        char before = html.charAt(at - 1);
        return before != '@' && before != '.' && !isWord(html, at - 1);
    }

    private static boolean isWord(String html, int at) {
        return QuoteRules.isWord(html.codePointAt(at));
    }

    /// Where the address ends whose labels these are: after the last of them that may be the last of an
    /// address, and the path behind it; -1 if there is none.
    private static int matched(String html, int start, int end) {
        var last = LAST_LABEL.matcher(html).useTransparentBounds(true).useAnchoringBounds(false);
        for (int dot = end - 1; dot > start; dot--) {
            if (html.charAt(dot) != '.') {
                continue;
            }
            last.region(dot, html.length());
            if (last.lookingAt()) {
                var path = PATH.matcher(html).region(last.end(), html.length());
                return path.lookingAt() ? path.end() : last.end();
            }
        }
        return -1;
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
