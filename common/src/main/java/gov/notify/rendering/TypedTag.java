package gov.notify.rendering;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;

/// Takes every `<` for text, so that no typed tag and no `<https://…>` means anything.
final class TypedTag implements InlineContentParserFactory {

    private static final Set<Character> TRIGGERS = Set.of('<');

    @Override
    public Set<Character> getTriggerCharacters() {
        return TRIGGERS;
    }

    @Override
    public InlineContentParser create() {
        return state -> {
            var scanner = state.scanner();
            scanner.next();
            return ParsedInline.of(new Text("<"), scanner.position());
        };
    }
}
