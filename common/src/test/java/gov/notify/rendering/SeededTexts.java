package gov.notify.rendering;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Texts made of the pieces that matter to a rule, the same ones for the same seed. A rule that fails is told with the
/// seed and the text; `-Dtexts.seed=…` tries others.
public final class SeededTexts {

    private static final long SEED = Long.getLong("texts.seed", 20260302);

    private SeededTexts() {}

    /// Checks a rule with `count` texts of up to `longest` pieces each, the empty one among them.
    public static void check(int count, int longest, List<String> pieces, Consumer<String> rule) {
        var random = new Random(SEED);
        rule.accept("");
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int left = 1 + random.nextInt(longest); left > 0; left--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                rule.accept(text.toString());
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(
                        "seed " + SEED + ", text " + i + ", " + escaped(text) + ": " + broken.getMessage(), broken);
            }
        }
    }

    private static String escaped(CharSequence text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(c -> out.append(c >= ' ' && c < 0x7F ? String.valueOf((char) c) : "\\u%04X".formatted(c)));
        return out.append('"').toString();
    }
}
