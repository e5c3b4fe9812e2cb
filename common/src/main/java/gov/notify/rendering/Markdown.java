package gov.notify.rendering;

import java.util.Set;
import org.commonmark.internal.FencedCodeBlockParser;
import org.commonmark.internal.HeadingParser;
import org.commonmark.internal.ThematicBreakParser;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/// Notify's dialect of Markdown: CommonMark without block quotes and raw HTML, with insets (`^`) and links for bare web
/// addresses.
///
/// Emphasis and code spans are parsed and then shown as typed. Nesting is limited, deeper markup is text.
final class Markdown {

    private static final int DEEPEST = 64;

    private static final Parser PARSER = Parser.builder()
            // The order decides what a line is: an underline before a rule, a rule before a list.
            .customBlockParserFactory(new InsetText.Factory())
            .customBlockParserFactory(new HeadingParser.Factory())
            .customBlockParserFactory(new FencedCodeBlockParser.Factory())
            .customBlockParserFactory(new ThematicBreakParser.Factory())
            .customBlockParserFactory(new Lists())
            .enabledBlockTypes(Set.of(IndentedCodeBlock.class))
            .customInlineContentParserFactory(new TypedTag())
            .customInlineContentParserFactory(new BareAddress.Factory())
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private Markdown() {}

    static Node parse(String filledIn) {
        return PARSER.parse(prepare(filledIn));
    }

    private static String prepare(String text) {
        String prepared = breakDomain(text);
        if (prepared.indexOf('\u2028') >= 0) {
            prepared = prepared.replace("\u2028", "");
        }
        if (prepared.contains("&nbsp;")) {
            prepared = prepared.replace("&nbsp;", String.valueOf(PlaceholderMarkers.NO_BREAK));
        }
        return BareAddress.markIn(prepared);
    }

    /// Puts a zero-width space into the name GOV.UK, lest mail clients make a link of it. GOV.UK Notify does so.
    private static String breakDomain(String text) {
        int from = 0;
        var out = new StringBuilder();
        for (int dot = text.indexOf('.', 3); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            if (text.regionMatches(true, dot - 3, "GOV.UK", 0, 6) && isAlone(text, dot - 3, dot + 3)) {
                out.append(text, from, dot + 1).append('\u200B');
                from = dot + 1;
            }
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    private static boolean isAlone(String text, int start, int end) {
        int before = start > 0 && "#*^".indexOf(text.charAt(start - 1)) >= 0 ? start - 1 : start;
        boolean startsWord = before == 0 || Whitespace.isUnicode(text.charAt(before - 1));
        return startsWord && (end == text.length() || "/?#".indexOf(text.charAt(end)) < 0);
    }
}
