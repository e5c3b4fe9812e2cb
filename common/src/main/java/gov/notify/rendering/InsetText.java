package gov.notify.rendering;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// Text set apart from the rest: lines that start with `^`, and the lines after them up to a blank one.
final class InsetText extends CustomBlock {

    private static final int DEEPEST_INDENT = 3;

    /// Where the content of a line starts, after the mark and one space; -1 if the line has no mark.
    private static int contentStart(ParserState state) {
        CharSequence line = state.getLine().getContent();
        int mark = state.getNextNonSpaceIndex();
        if (state.getIndent() > DEEPEST_INDENT || mark >= line.length() || line.charAt(mark) != '^') {
            return -1;
        }
        return mark + 1 < line.length() && line.charAt(mark + 1) == ' ' ? mark + 2 : mark + 1;
    }

    static final class Factory implements BlockParserFactory {

        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int start = contentStart(state);
            boolean nested = matched.getMatchedBlockParser().getBlock() instanceof InsetText;
            return start < 0 || nested
                    ? BlockStart.none()
                    : BlockStart.of(new Lines()).atIndex(start);
        }
    }

    private static final class Lines extends AbstractBlockParser {

        private final InsetText inset = new InsetText();

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public Block getBlock() {
            return inset;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.none();
            }
            int start = contentStart(state);
            return BlockContinue.atIndex(start < 0 ? state.getIndex() : start);
        }
    }
}
