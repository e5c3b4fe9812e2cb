package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 1",
        "é, 2",
        "€, 3",
        "😀, 4",
        "'\u0000', 1",
        "'\u007F', 1",
        "'\u0080', 2",
        "'\u07FF', 2",
        "'\u0800', 3",
        "'\uFFFF', 3"
    })
    void the_width_of_a_character_grows_at_the_borders_of_utf_8(String text, int bytes) {
        assertThat(Utf8.length(text)).isEqualTo(bytes);
    }

    @Test
    void what_is_measured_is_what_is_written() {
        SeededTexts.check(5_000, 20, List.of("a", "\0", "é", "\u07FF", "\u0800", "中", "\uFEFF", "😀", "𠮷"), text -> {
            assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        });
    }
}
