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

    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('h');
        }

        @Override
        public InlineContentParser create() {
            return BareAddress::tryParse;
        }
    }

    private static ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        if (QuoteRules.isWord(scanner.peekPreviousCodePoint())
                || !(scanner.next("https://") || scanner.next("http://"))) {
            return ParsedInline.none();
        }
        Position end = pastHost(scanner);
        if (end == null) {
            return ParsedInline.none();
        }
        String typed = scanner.getSource(start, end).getContent();
        return ParsedInline.of(new BareAddress(Escaping.unescapeString(typed)), end);
    }

    /// Where the address ends, or null if nothing of it follows the protocol.
    private static @Nullable Position pastHost(Scanner scanner) {
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
            default -> Whitespace.isUnicode(c) || (Marks.isMark(c) && c != Marks.H);
        };
    }
}
