package gov.notify.rendering;

/// Text made safe to stand in HTML.
public final class Html {

    private Html() {}

    /// The escaping of template content and values: references that were typed are kept or decoded, never
    /// doubled, so `&lt;` stays `&lt;` and `&copy;` becomes ©; then `&`, `<` and `>` are escaped. Quotes
    /// stay.
    public static String escape(String text) {
        return CharacterReferences.escape(text);
    }

    /// Removes everything that looks like a tag and escapes `&`.
    static String stripTags(String text) {
        var out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int open = text.indexOf('<', i);
            int close = open < 0 ? -1 : text.indexOf('>', open);
            if (close < 0) {
                out.append(text, i, text.length());
                break;
            }
            out.append(text, i, open);
            i = close + 1;
        }
        return CharacterReferences.escapeAmpersands(out.toString());
    }

    /// Text as HTML shows it, character by character; nothing in it is taken for a reference.
    static String escapeText(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), out);
        }
        return out.toString();
    }

    /// Appends one character of text; `&`, `<` and `>` as references.
    static void append(char c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            default -> out.append(c);
        }
    }

    /// Appends text that stands in a double-quoted attribute.
    static void appendAttribute(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                out.append("&quot;");
            } else {
                append(c, out);
            }
        }
    }

    /// Strips white space at both ends and shows each line break as `<br>`. The text must be escaped already.
    public static String breakLines(String html) {
        return Whitespace.strip(html).replace("\n", "<br>").replace("\r", "<br>");
    }
}
