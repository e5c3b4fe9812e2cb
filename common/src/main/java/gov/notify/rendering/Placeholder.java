package gov.notify.rendering;

import org.jspecify.annotations.Nullable;

/// A `((name))` or `((name??text))` in a template.
///
/// @param name as spelled in the template, spaces and case kept
/// @param key the name as it is compared with the keys of the values
/// @param conditional the text shown if the value says yes; null for a placeholder that shows the value itself
record Placeholder(String name, String key, Piece.@Nullable Literal conditional) implements Piece {

    static Placeholder of(String body) {
        int mark = body.indexOf("??");
        String name = mark < 0 ? body : body.substring(0, mark);
        return new Placeholder(name, Personalisation.key(name), mark < 0 ? null : Literal.of(body.substring(mark + 2)));
    }
}
