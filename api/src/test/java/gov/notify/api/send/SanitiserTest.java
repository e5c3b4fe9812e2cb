package gov.notify.api.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gov.notify.api.error.ApiException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitiserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "User, [click here](https://evil.link)|User, \\[click here\\]\\(\\)",
                "Marie.Curie is rad|Marie\\. Curie is rad",
                "\"visit www.evil.link/x?y\"|\"visit \"",
                "3a29-46b4|3a29\\-46b4",
                "1. first|1\\. first",
                "plain|plain"
            })
    void takes_links_and_markdown_out(String value, String sanitised) {
        assertThat(Sanitiser.text(value)).isEqualTo(sanitised);
    }

    @Test
    void touches_only_the_listed_values_and_tells_which_changed() {
        var result = Sanitiser.sanitise(
                Map.of("first_name", "a*b", "other", "c*d", "same", "e", "list", List.of("x_y", 1L)),
                List.of("First Name", "SAME", "list", "absent"));

        assertThat(result.personalisation())
                .containsEntry("first_name", "a\\*b")
                .containsEntry("other", "c*d")
                .containsEntry("list", List.of("x\\_y", 1L));
        assertThat(result.changes()).containsOnlyKeys("first_name", "list");
    }

    @Test
    void values_longer_than_an_email_are_refused_whether_they_are_shown_or_not() {
        var large = Map.<String, @Nullable Object>of("a", "*".repeat(1_500_000), "b", List.of("*".repeat(500_001)));

        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Sanitiser.sanitise(large, List.of("a", "B")));
        assertThat(Sanitiser.sanitise(large, List.of("a")).changes()).containsOnlyKeys("a");
    }
}
