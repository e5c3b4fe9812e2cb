package gov.notify.api.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkScanTest {

    /// What the scan must agree with; fine for short values, and quadratic or worse for long ones.
    private static final Pattern RULE = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]*://)?(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?::\\d+)?(?:[/?#][^\\s()\\[\\]<>]*)?",
            Pattern.CASE_INSENSITIVE);

    private static final String[] PIECES = {
        "a", "b", "Zz", "com", ".", ".", "..", "://", ":", "/", "?", "#", "-", "+", "1", "80", " ", "\n", "(", "]", "<",
        "é", "日本", "𝒳", "½", "x://", "http://", "_", "@"
    };

    @Test
    void finds_what_the_rule_finds() {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(12); left >= 0; left--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            var value = text.toString();
            assertThat(LinkScan.replace(value, link -> "{" + link + "}"))
                    .as(value)
                    .isEqualTo(RULE.matcher(value).replaceAll("{$0}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1-", "a.", "a://", "a..", "a+", "1.", "a.b:", "-", ".", "x://a.", "é.", "a.bc"})
    void a_megabyte_takes_linear_time(String unit) {
        var value = unit.repeat((1 << 20) / unit.length());

        // Generous for a busy machine; quadratic time would need hours.
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(Sanitiser.text(value)).isNotNull());
    }
}
