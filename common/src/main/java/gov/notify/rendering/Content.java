package gov.notify.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Text with `((placeholders))`, cut into pieces once so that filling it in only joins strings.
///
/// A placeholder is two opening brackets, anything but brackets, and two closing ones; the leftmost match wins. Filling
/// in is one pass: what looks like a placeholder in a value stays text.
public final class Content {

    static final int UNLIMITED = Integer.MAX_VALUE - 2;

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

    /// Adds the keys of values that are shown to one set, of those that decide about other text to the other.
    void addKeys(Set<String> shown, Set<String> deciding) {
        for (Piece piece : pieces) {
            if (piece instanceof Placeholder placeholder) {
                (placeholder.conditional() == null ? shown : deciding).add(placeholder.key());
            }
        }
    }

    /// The text with every placeholder replaced by its value, or shown as missing.
    public String fill(Personalisation values, RenderMode filling) {
        return fillIn(values, filling, UNLIMITED).toString();
    }

    /// The text filled in, up to `most` characters; of a longer one its beginning, which is longer than
    /// `most` to say so. A value may stand in many places: the whole would take many times the memory of the
    /// values.
    StringBuilder fillIn(Personalisation values, RenderMode filling, int most) {
        var out = new StringBuilder(text.length() + 64);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal literal -> append(filling.show(literal), out, most);
                case Placeholder placeholder -> {
                    Object value = values.get(placeholder.key());
                    if (value == null) {
                        filling.missing(placeholder, out);
                    } else {
                        append(replacement(placeholder, value, filling), out, most);
                    }
                }
            }
            if (out.length() > most) {
                break;
            }
        }
        return out;
    }

    private static void append(String shown, StringBuilder out, int most) {
        int room = most + 1 - out.length();
        if (shown.length() <= room) {
            out.append(shown);
        } else {
            out.append(shown, 0, Character.isHighSurrogate(shown.charAt(room - 1)) ? room + 1 : room);
        }
    }

    private static String replacement(Placeholder placeholder, Object value, RenderMode filling) {
        Piece.Literal conditional = placeholder.conditional();
        if (conditional == null) {
            return filling.show(value);
        }
        return Values.saysYes(value) ? filling.show(conditional) : "";
    }

    /// How large the text is when it is filled in, without filling it in. For what is too long; nothing may
    /// be missing.
    ///
    /// @param size of a part of it; the sizes of the parts are those of the whole
    long measure(Personalisation values, RenderMode filling, ToLongFunction<String> size) {
        var known = new HashMap<String, Long>();
        long sum = 0;
        for (Piece piece : pieces) {
            sum += switch (piece) {
                case Placeholder plain
                when plain.conditional() == null ->
                    known.computeIfAbsent(plain.key(), _ -> size.applyAsLong(shown(plain, values, filling)));
                default -> size.applyAsLong(shown(piece, values, filling));
            };
        }
        return sum;
    }

    /// Whether filling in leaves nothing but white space; found without filling in.
    boolean isBlank(Personalisation values, RenderMode filling) {
        for (Piece piece : pieces) {
            if (!Whitespace.isBlank(shown(piece, values, filling))) {
                return false;
            }
        }
        return true;
    }

    private static String shown(Piece piece, Personalisation values, RenderMode filling) {
        return switch (piece) {
            case Piece.Literal literal -> filling.show(literal);
            case Placeholder placeholder -> {
                Object value = values.get(placeholder.key());
                if (value != null) {
                    yield replacement(placeholder, value, filling);
                }
                var out = new StringBuilder();
                filling.missing(placeholder, out);
                yield out.toString();
            }
        };
    }

    /// Never the text: a template may hold what its author would not want in a log.
    @Override
    public String toString() {
        return "Content[" + placeholders.size() + " placeholders]";
    }
}
