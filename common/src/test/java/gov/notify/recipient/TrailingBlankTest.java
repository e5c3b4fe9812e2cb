package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.rendering.SeededTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailingBlankTest {

    private final TrailingBlank blank = new TrailingBlank();

    @Test
    void commas_and_white_space_may_end_a_file_and_nothing_else() {
        var ending = ", \t\n\u000B\f\r\u00A0\u180E\u200B\u200C\u200D\u2060\uFEFF";
        for (int c = 0; c <= 0xFFFF; c++) {
            assertThat(TrailingBlank.mayEnd((char) c)).describedAs("U+%04X", c).isEqualTo(ending.indexOf(c) >= 0);
        }
    }

    @Test
    void a_run_that_something_follows_comes_out_as_it_went_in_and_once() {
        SeededTexts.check(5_000, 20, List.of(",", "\n", ",,\n", "\r\n", " ", "\t", "\u00A0"), run -> {
            run.chars().forEach(c -> blank.add((char) c));

            assertThat(drained()).isEqualTo(run);
            assertThat(drained()).isEmpty();
        });
    }

    @Test
    void a_million_empty_rows_take_the_memory_of_one() {
        for (int i = 0; i < 1_000_000; i++) {
            ",,\n".chars().forEach(c -> blank.add((char) c));
        }
        int[] commas = {0};
        blank.drainTo(c -> commas[0] += c == ',' ? 1 : 0);

        assertThat(commas[0]).isEqualTo(2_000_000);
    }

    private String drained() {
        var out = new StringBuilder();
        blank.drainTo(out::append);
        return out.toString();
    }
}
