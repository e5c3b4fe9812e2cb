package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What rendering may take, for content that is just within the limit.
class RenderedSizeTest {

    private static final Personalisation NOTHING = Personalisation.of(Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"a\n\n", "- a\n", "[a](http://b.c)", "http://b.c ", "---\n", "*a ", "    a\n\n", "```\n"})
    void content_that_grows_beyond_measure_is_not_rendered(String unit) {
        var template = ofTwoMegabytes(unit);

        assertThat(template.isTooLong(NOTHING)).isFalse();
        assertThatExceptionOfType(EmailTooLarge.class)
                .isThrownBy(() -> template.boundedMessage(NOTHING, Branding.none()));
        assertThatExceptionOfType(EmailTooLarge.class).isThrownBy(() -> template.boundedPreviewHtml(NOTHING, _ -> {}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "[a](",
                "[a](http://b.c)",
                "*a ",
                "_a",
                "`",
                "`a``b",
                "<",
                "<a",
                "&",
                "&#",
                "'",
                "\"'",
                "\t",
                "- ",
                "- a\n",
                "* * ",
                "1. ",
                "1. a\n",
                "> ",
                "> a\n",
                "^ ",
                "^ a\n\n",
                "# ",
                "# a\n",
                "\\",
                "  \n",
                "\n",
                "a\n=\n",
                "---\n",
                "https://b.c ",
                "www.a.gov ",
                "a@b.c ",
                "a ",
                "    a\n\n",
                "```\na\n```\n"
            })
    void what_is_rendered_is_not_larger_than_estimated(String unit) throws EmailTooLarge {
        // As many as are within the bound, so that each kind of content is rendered at its worst.
        int count = 1;
        while (!RenderedSize.exceeds(unit.repeat(2 * count), EmailTemplate.MAX_RENDERED)
                && unit.length() * 2 * count <= EmailTemplate.MAX_BYTES) {
            count *= 2;
        }

        var html = EmailTemplate.of("s", unit.repeat(count))
                .boundedMessage(NOTHING, Branding.none())
                .html();

        assertThat(html.length()).isLessThan(EmailTemplate.MAX_RENDERED);
    }

    @Test
    void two_megabytes_of_prose_are_rendered() throws EmailTooLarge {
        var prose = ofTwoMegabytes("Your library card has run out, so please renew it before the end of this month. "
                + "You need the old card.\n\n");

        assertThat(prose.boundedMessage(NOTHING, Branding.none()).html()).hasSizeGreaterThan(2_000_000);
    }

    private static EmailTemplate ofTwoMegabytes(String unit) {
        return EmailTemplate.of("subject", unit.repeat((EmailTemplate.MAX_BYTES - 2) / unit.length()));
    }
}
