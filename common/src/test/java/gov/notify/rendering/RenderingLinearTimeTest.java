package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A megabyte of what makes careless parsers and expressions go over the same text again and again.
class RenderingLinearTimeTest {

    private static final int MEGABYTE = 1 << 20;

    /// Generous for a busy machine; quadratic time would need hours.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "![", "[a](", "[a](<", "[a]: ", "*", "*a ", "_a", "*a_", "`", "`a``b", "```\n", "((", "((a??", "<",
                        "<a", "&",
                "&#", "'", "\"'", "a'b\"", " ", " ,", " - ", "\t", "- ", "- a\n", "* * ", "1. ", "> ", "^ ", "# ", "\\",
                        "  \n",
                "\n", "a\n=\n", "---\n", "https://", "https://(", "@", "a@b ", "GOV.UK ", "\u2028", "\uFDD0", "\u0301",
                        "a ", "((a)) ", "((a??b)) ", "((b??", "www.a.gov "
            })
    void a_megabyte_takes_linear_time(String unit) {
        String text = unit.repeat(MEGABYTE / unit.length());
        var large = Personalisation.of(Map.of("a", text));
        var small = Personalisation.of(Map.of("a", "x"));

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            assertThat(EmailTemplate.of("((a))", "Dear ((a))")
                            .message(large, Branding.none())
                            .text())
                    .endsWith("\n");
            assertThat(EmailTemplate.of(text, text)
                            .message(small, Branding.none())
                            .text())
                    .endsWith("\n");
            assertThat(SmsTemplate.of(text).previewHtml(small, text, false)).isNotNull();
            assertThat(SmsTemplate.of(text).message(small, text).fragments()).isNotNegative();
            assertThat(SmsTemplate.of("((a))").message(large, null).fragments()).isNotNegative();
            assertThat(Names.idSafe(text)).isNotNull();
        });
    }
}
