package gov.notify.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Text with `((placeholders))`, cut into pieces once so that filling it in only joins strings.
///
/// A placeholder is two opening brackets, anything but brackets, and two closing ones; the leftmost match
/// wins. Filling in is one pass: what looks like a placeholder in a value stays text.
public final class Content {

    private final String text;
    private final List<Piece> pieces;
    private final List<String> placeholders;

    private Content(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
        this.placeholders = pieces.stream()
                .map(piece -> piece instanceof Placeholder placeholder ? placeholder.name() : null)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    public static Content of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int literal = 0;
        int open = -1;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                open = text.charAt(i - 1) == '(' ? i + 1 : -1;
            } else if (c == ')') {
                if (open > 0 && i > open && text.startsWith("))", i)) {
                    addLiteral(text.substring(literal, open - 2), pieces);
                    pieces.add(Placeholder.of(text.substring(open, i)));
                    i++;
                    literal = i + 1;
                }
                open = -1;
            }
        }
        addLiteral(text.substring(literal), pieces);
        return new Content(text, List.copyOf(pieces));
    }

    private static void addLiteral(String text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(Piece.Literal.of(text));
        }
    }

    /// The text as it was written.
    public String text() {
        return text;
    }

    /// Names in order of first appearance, as spelled, without exact repeats.
    public List<String> placeholders() {
        return placeholders;
    }

    /// The placeholders whose value is absent or null; an empty value is not missing.
    public List<String> missing(Personalisation values) {
        return placeholders.stream()
                .filter(name -> values.get(Personalisation.key(name)) == null)
                .toList();
    }

    /// The text with every placeholder replaced by its value, or shown as missing.
    public String fill(Personalisation values, Filling filling) {
        return fillIn(values, filling).toString();
    }

    StringBuilder fillIn(Personalisation values, Filling filling) {
        var out = new StringBuilder(text.length() + 64);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal literal -> out.append(filling.show(literal));
                case Placeholder placeholder -> fill(placeholder, values.get(placeholder.key()), filling, out);
            }
        }
        return out;
    }

    private static void fill(Placeholder placeholder, @Nullable Object value, Filling filling, StringBuilder out) {
        Piece.Literal conditional = placeholder.conditional();
        if (value == null) {
            filling.missing(placeholder, out);
        } else if (conditional == null) {
            out.append(filling.show(value));
        } else if (Values.saysYes(value)) {
            out.append(filling.show(conditional));
        }
    }

    /// Never the text: a template may hold what its author would not want in a log.
    @Override
    public String toString() {
        return "Content[" + placeholders.size() + " placeholders]";
    }
}
