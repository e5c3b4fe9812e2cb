package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholderMarkersTest {

    private static final List<String> PIECES =
            List.of("a", " ", "(", "<", "\uFDCF", "\uFDD0", "\uFDD4", "\uFDD7", "\uFDD8", "\uFDD9", "😀", "\0");

    @Test
    void nine_characters_that_no_text_may_hold_are_marks() {
        for (int c = 0; c <= 0xFFFF; c++) {
            assertThat(PlaceholderMarkers.isMark((char) c)).isEqualTo(c >= 0xFDD0 && c <= 0xFDD8);
        }
    }

    @Test
    void all_marks_and_nothing_else_are_removed() {
        SeededTexts.check(
                3_000,
                10,
                PIECES,
                text -> assertThat(PlaceholderMarkers.removeFrom(text))
                        .isEqualTo(text.replaceAll("[\uFDD0-\uFDD8]", "")));
    }

    @Test
    void no_mark_is_left_where_none_can_be_shown() {
        SeededTexts.check(3_000, 10, PIECES, text -> {
            var resolved = PlaceholderMarkers.resolve(text);

            assertThat(resolved.chars().anyMatch(c -> PlaceholderMarkers.isMark((char) c)))
                    .isFalse();
            assertThat(resolved)
                    .isEqualTo(text.replace("\uFDD0", "")
                            .replace("\uFDD4", "((")
                            .replace("\uFDD7", "\u00A0")
                            .replace("\uFDD8", "h"));
        });
    }
}
