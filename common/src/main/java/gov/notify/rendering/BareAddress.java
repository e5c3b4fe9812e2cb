package gov.notify.rendering;

import java.util.Set;
import org.commonmark.internal.util.Escaping;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/// A web address written without any markup, `https://example.gov/apply`.
///
/// It ends before white space, a quote or an angle bracket, before a bracket that it did not open, and before
/// punctuation that ends the sentence around it.
final class BareAddress extends CustomNode {

    private static final String TRAILING = ".,:;!?*";

    private final String address;

    private BareAddress(String address) {
        this.address = address;
    }

    /// The address as typed, character references and backslash escapes resolved.
    String address() {
        return address;
    }

    /// Marks where a bare address may start: at the start of a word, and not where it is part of a link or
    /// tag that someone typed.
    static String markIn(String text) {
        int at = text.indexOf("http");
        if (at < 0) {
            return text;
        }
        var out = new StringBuilder(text);
        for (; at >= 0; at = text.indexOf("http", at + 4)) {
            if (protocolLength(text, at) > 0 && startsWord(text, at) && !isTyped(text, at)) {
                out.setCharAt(at, PlaceholderMarkers.ADDRESS);
            }
        }
        return out.toString();
    }

    private static int protocolLength(String text, int at) {
        return text.startsWith("https://", at) ? 8 : text.startsWith("http://", at) ? 7 : 0;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !QuoteRules.isWord(text.codePointBefore(at));
    }

    private static boolean isTyped(String text, int at) {
        return text.startsWith("](", at - 2) || text.startsWith("href=\"", at - 6) || text.startsWith("href='", at - 6);
    }

    static final class Factory implements InlineContentParserFactory {

        private static final Set<Character> TRIGGERS = Set.of(PlaceholderMarkers.ADDRESS);

        @Override
        public Set<Character> getTriggerCharacters() {
            return TRIGGERS;
        }

        @Override
        public InlineContentParser create() {
            return BareAddress::tryParse;
        }
    }

    private static ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        scanner.next();
        if (!scanner.next("ttps://") && !scanner.next("ttp://")) {
            return ParsedInline.none();
        }
        Position end = end(scanner);
        if (end == null) {
            return ParsedInline.none();
        }
        String typed = PlaceholderMarkers.resolve(scanner.getSource(start, end).getContent());
        return ParsedInline.of(new BareAddress(Escaping.unescapeString(typed)), end);
    }

    /// Where the address ends, or null if nothing of it follows the protocol.
    private static @Nullable Position end(Scanner scanner) {
        Position end = null;
        int round = 0;
        int square = 0;
        for (char c = scanner.peek(); !ends(c); c = scanner.peek()) {
            switch (c) {
                case '(' -> round++;
                case ')' -> round--;
                case '[' -> square++;
                case ']' -> square--;
                default -> {}
            }
            if (round < 0 || square < 0) {
                break;
            }
            scanner.next();
            if (TRAILING.indexOf(c) < 0) {
                end = scanner.position();
            }
        }
        return end;
    }

    private static boolean ends(char c) {
        return switch (c) {
            case Scanner.END, '<', '>', '"', '\'' -> true;
            default -> Whitespace.isUnicode(c) || (PlaceholderMarkers.isMark(c) && c != PlaceholderMarkers.ADDRESS);
        };
    }
}
