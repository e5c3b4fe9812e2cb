package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsetTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"^ a\"            | <blockquote><p>a</p></blockquote>",
                "\"^a\"             | <blockquote><p>a</p></blockquote>",
                "\"   ^ a\"         | <blockquote><p>a</p></blockquote>",
                "\"^  a\"           | <blockquote><p>a</p></blockquote>",
                "\"^ a\nb\n\nc\"    | <blockquote><p>a<br>b</p></blockquote><p>c</p>",
                "\"^ a\n\n^ b\"     | <blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>",
                "\"^ # a\n^ b\"     | <blockquote><h2>a</h2><p>b</p></blockquote>",
                "\"^ 1. a\n^ 2. b\" | <blockquote><ol><li>a</li><li>b</li></ol></blockquote>",
                "\"x\n^ a\"         | <p>x</p><blockquote><p>a</p></blockquote>",
                "\"* ^ a\"          | <ul><li><blockquote><p>a</p></blockquote></li></ul>",
                "\"a ^ b\"          | <p>a ^ b</p>",
                "\"\\^ a\"          | <p>^ a</p>",
                "\"^ <b>\"          | <blockquote><p>&lt;b&gt;</p></blockquote>",
                "\"> a\"            | <p>&gt; a</p>"
            })
    void a_caret_at_the_start_of_lines_sets_them_apart(String typed, String html) {
        assertThat(EmailTemplate.of("", typed)
                        .previewHtml(Personalisation.none())
                        .replaceAll(" style=\"[^\"]*\"", ""))
                .isEqualTo(html);
    }

    @Test
    void a_caret_with_nothing_behind_it_is_nothing() {
        assertThat(EmailTemplate.of("", "^\n\n^ ").previewHtml(Personalisation.none()))
                .isEmpty();
        assertThat(EmailTemplate.of("", "^\n\na").text(Personalisation.none())).isEqualTo("a\n");
    }

    @Test
    void in_plain_text_only_the_words_are_left() {
        assertThat(EmailTemplate.of("", "a\n^ b\n^ c\n\n^ * d").text(Personalisation.none()))
                .isEqualTo("a\n\nb\nc\n\n• d\n");
    }
}
