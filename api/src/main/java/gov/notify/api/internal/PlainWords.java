package gov.notify.api.internal;

import gov.notify.message.Channel;
import gov.notify.rendering.Whitespace;
import java.util.HashMap;
import java.util.Map;

/// Makes what somebody has called a person, a service or an organization stand in Notify's own messages
/// as words on one line: whoever is sent them trusts every link and heading to be Notify's.
final class PlainWords {

    /// Takes no room where it is read, is no part of a subject, and ends what Markdown would go on with.
    /// It is also what keeps GOV.UK from becoming a link.
    private static final char BREAK = '\u200B';

    private PlainWords() {}

    /// The same values, those that people have chosen made plain.
    static Map<String, String> in(Channel channel, Map<String, String> values) {
        var plain = new HashMap<String, String>();
        values.forEach((name, value) -> plain.put(name, isLink(name) ? value : of(channel, value)));
        return plain;
    }

    /// Links are of our own making, and nothing else is.
    private static boolean isLink(String name) {
        return name.endsWith("url") || name.endsWith("_link");
    }

    private static String of(Channel channel, String words) {
        var line = line(words);
        return switch (channel) {
            case EMAIL -> withoutMarkdown(line);
            case SMS -> line;
        };
    }

    private static String line(String words) {
        var line = new StringBuilder();
        Whitespace.normalise(words)
                .chars()
                .filter(c -> !Character.isISOControl(c))
                .forEach(c -> line.append((char) c));
        return line.toString();
    }

    /// A line that begins with a letter begins no heading, list, inset, rule or definition.
    private static String withoutMarkdown(String line) {
        var out = new StringBuilder(line.length() + 8);
        if (!line.isEmpty() && !Character.isLetter(line.codePointAt(0))) {
            out.append(BREAK);
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            out.append(c);
            if (goesOn(c, line, i)) {
                out.append(BREAK);
            }
        }
        return out.toString();
    }

    /// Whether Markdown would make something of this character and the next: of `](` a link, of `://` an
    /// address.
    private static boolean goesOn(char c, String line, int at) {
        return switch (c) {
            case ']', '\\' -> true;
            case ':' -> line.startsWith("//", at + 1);
            case '&' -> line.indexOf(';', at) > at;
            default -> false;
        };
    }
}
