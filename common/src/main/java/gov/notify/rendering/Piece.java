package gov.notify.rendering;

/// A part of a compiled template: text as it stands, or a [Placeholder].
sealed interface Piece permits Piece.Literal, Placeholder {

    record Literal(String text) implements Piece {}
}
