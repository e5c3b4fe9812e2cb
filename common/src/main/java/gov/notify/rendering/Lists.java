package gov.notify.rendering;

import org.commonmark.internal.ListBlockParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// CommonMark's lists, but for two markers: `+` never starts an item, because phone numbers and sums do; `•` does,
/// because people paste it.
final class Lists implements BlockParserFactory {

    private final BlockParserFactory commonMark = new ListBlockParser.Factory();

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int marker = state.getNextNonSpaceIndex();
        if (marker >= line.length()) {
            return commonMark.tryStart(state, matched);
        }
        return switch (line.charAt(marker)) {
            case '+' -> BlockStart.none();
            // Read as CommonMark's third marker, free since `+` is text: so a change of marker starts a new list.
            case '•' -> commonMark.tryStart(new WithMarker(state, marker), matched);
            default -> commonMark.tryStart(state, matched);
        };
    }

    /// The state of the parser with a `+` in place of the character at `marker`.
    private record WithMarker(ParserState state, int marker) implements ParserState {

        @Override
        public SourceLine getLine() {
            var line = new StringBuilder(state.getLine().getContent());
            line.setCharAt(marker, '+');
            return SourceLine.of(line, state.getLine().getSourceSpan());
        }

        @Override
        public int getIndex() {
            return state.getIndex();
        }

        @Override
        public int getNextNonSpaceIndex() {
            return state.getNextNonSpaceIndex();
        }

        @Override
        public int getColumn() {
            return state.getColumn();
        }

        @Override
        public int getIndent() {
            return state.getIndent();
        }

        @Override
        public boolean isBlank() {
            return state.isBlank();
        }

        @Override
        public BlockParser getActiveBlockParser() {
            return state.getActiveBlockParser();
        }
    }
}
