package gov.notify.rendering;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/// Text as people and attackers write it.
public final class Texts {

    private static final String[] SYNTAX = {
        "((a))",
        "((b??",
        "))",
        "((",
        "[x](",
        "](",
        ")",
        "https://example.gov/a",
        "<script>",
        "</p>",
        "<a href=\"x\" onclick=",
        "javascript:",
        "![",
        "**",
        "_",
        "`",
        "```\n",
        "\n\n",
        "\n",
        "\r\n",
        "* ",
        "1. ",
        "# ",
        "---\n",
        "^ ",
        "> ",
        "    ",
        "'",
        "\"",
        " - ",
        " ,",
        "&lt;",
        "&amp;",
        "&#106;",
        "&",
        "\\",
        "\u00A0",
        "\u200B",
        "\u2028",
        "\uFDD0",
        "é",
        "😀",
        "o'hara@example.gov",
        "(https://a.gov)",
        "data:text/html,",
        "+ ",
        "• ",
        "[x]: y\n",
        "<https://a>",
        "a",
        "b ",
        "\t",
        "%3Cb%3E",
        "title \"x\"",
        "\""
    };

    private Texts() {}

    /// Pieces of syntax and arbitrary characters, mixed.
    public static Arbitrary<String> any() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(SYNTAX)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(4)));
        return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }
}
