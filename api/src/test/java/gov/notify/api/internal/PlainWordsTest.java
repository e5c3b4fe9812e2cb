package gov.notify.api.internal;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.Whitespace;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that somebody has chosen so that Notify's own messages say something else.
class PlainWordsTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final String URL = "https://notify.example.gov/accept?a=1&b=2#c";
    private static final EmailTemplate EMAIL = EmailTemplate.of(
            "((user_name)) has invited you",
            "((user_name)) has invited you.\n\nAccept for ((service_name)):\n\n((url))");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "3M Corp",
                "R&D at A*STAR",
                "[Accept](https://evil.example)",
                "[Accept][a]",
                "[a]: https://evil.example",
                "![a](https://evil.example/a.png)",
                "https://evil.example",
                "see http://evil.example/a",
                "<https://evil.example>",
                "<b>Ann</b>",
                "# Ann",
                "* Ann",
                "- Ann",
                "• Ann",
                "1. Ann",
                "^ Ann",
                "```",
                "~~~",
                "Ann\n\n# You won\n\nhttps://evil.example",
                "Ann\r\n===\r\n",
                "Ann  \nBee",
                "Ann\u2028Bee\u0085Cid",
                "\\[Accept](https://evil.example)",
                "&#91;Accept](https://evil.example)",
                "&nbsp;&copy;"
            })
    void a_name_is_no_more_than_words(String name) {
        var values = values(name);
        var line = Whitespace.normalise(name);

        assertThat(tags(EMAIL.previewHtml(values))).isEqualTo(tags(EMAIL.previewHtml(values("Ann"))));
        assertThat(EMAIL.text(values).replace("\u200B", ""))
                .startsWith(line + " has invited you.\n\nAccept for " + line + ":\n\n" + URL);
        assertThat(EMAIL.subject(values)).isEqualTo(line + " has invited you");
    }

    @Test
    void a_name_that_is_one_already_stays_as_it_is() {
        var values = Map.of("name", "Zoë O’Hara-Smith (she/her), R&D [West", "url", URL, "mou_link", URL);

        assertThat(PlainWords.in(Channel.EMAIL, values)).isEqualTo(values);
        assertThat(PlainWords.in(Channel.SMS, values)).isEqualTo(values);
    }

    @Test
    void a_text_is_no_markdown_but_has_no_more_lines_for_a_name() {
        assertThat(PlainWords.in(Channel.SMS, Map.of("name", "[Ann]\n\u0007https://evil.example\u0000")))
                .containsEntry("name", "[Ann] https://evil.example");
    }

    private static Personalisation values(String name) {
        return Personalisation.of(
                PlainWords.in(Channel.EMAIL, Map.of("user_name", name, "service_name", name, "url", URL)));
    }

    private static List<String> tags(String html) {
        return TAG.matcher(html).results().map(MatchResult::group).toList();
    }
}
