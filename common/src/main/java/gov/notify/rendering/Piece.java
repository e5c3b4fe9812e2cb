package gov.notify.rendering;

/// A part of a compiled template: text as it stands, or a [Placeholder].
sealed interface Piece permits Piece.Literal, Placeholder {

    /// Text of the template, with all that fillings make of it: it is the same for every message.
    ///
    /// @param typed as it was written
    /// @param unmarked without the characters that mean something to us, see [PlaceholderMarkers]
    /// @param escaped as HTML
    record Literal(String typed, String unmarked, String escaped) implements Piece {

        static Literal of(String typed) {
            return new Literal(typed, PlaceholderMarkers.removeFrom(typed), Html.escape(typed));
        }
    }
}
