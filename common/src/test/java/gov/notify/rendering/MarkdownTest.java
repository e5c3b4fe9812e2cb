package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GOV.UK",
                "gov.uk",
                "Gov.Uk",
                "#GOV.UK",
                "*GOV.UK",
                "see GOV.UK",
                "x\u3000gov.uk",
                "^GOV.UK",
                "GOV.UK."
            })
    void the_name_of_a_site_is_kept_from_becoming_a_link(String typed) {
        assertThat(text(typed)).containsPattern("(?i)gov\\.\u200Buk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"www.gov.uk", "GOV.UK/pay", "GOV.UK?a", "gov.uk#x", "(GOV.UK", "##GOV.UK x", "agov.uk", "GOV-UK"
            })
    void and_a_part_of_an_address_is_left_alone(String typed) {
        assertThat(text(typed)).doesNotContain("\u200B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '"',
            value = {
                "\"> quoted\"                 → p:&gt; quoted",
                "\"<div>x</div>\"             → p:&lt;div&gt;x&lt;/div&gt;",
                "\"<!-- x -->\"               → p:&lt;!-- x --&gt;",
                "\"| a | b |\n|---|---|\"     → p:| a | b |<br>|---|---|",
                "\"~~x~~ ==y==\"              → p:~~x~~ ==y==",
                "\"- [ ] task\"               → ul:<li>[ ] task</li>",
                "\"a\u2028b\"                 → p:ab",
                "\"a&nbsp;b\"                 → p:a&nbsp;b",
                "\"Title\n===\"               → h2:Title",
                "\"Title\n---\"               → p:Title",
                "\"###### small #\"           → p:small",
                "\"#no heading\"              → p:#no heading",
                "\"snake_case_word\"          → p:snake_case_word",
                "\"_a_ __b__ ***c***\"        → p:*a* **b** ***c***",
                "\"a  \nb\"                   → p:a<br>b",
                "\"\\*a\\*\"                  → p:*a*"
            })
    void it_is_notifys_dialect(String typed, String element) {
        var parts = element.split(":", 2);
        var body = Jsoup.parseBodyFragment(html(typed)).body();
        body.select("[style]").forEach(styled -> styled.removeAttr("style"));

        assertThat(body.childrenSize()).isEqualTo(1);
        assertThat(body.child(0).normalName()).isEqualTo(parts[0]);
        assertThat(body.child(0).html().replaceAll("\n *", "")).isEqualTo(parts[1]);
    }

    @Test
    void markup_that_is_nested_without_end_is_text_in_the_end() {
        var deep = html("* ".repeat(5_000) + "x");

        assertThat(Jsoup.parseBodyFragment(deep).select("ul").size()).isBetween(2, 100);
        assertThat(deep).contains("x</li>");
        assertThat(html("*".repeat(5_000) + "x" + "*".repeat(5_000))).contains("x");
    }

    @Test
    void nothing_is_made_of_nothing() {
        for (var nothing : new String[] {"", "\n\n", " ", "\t", "\u2028", "\u00A0", "\\"}) {
            assertThat(html(nothing).replace("\\", "")).doesNotContain("<p style=\"\"></p>", "<p></p>");
        }
        assertThat(html(" \n\u2028\n")).isEmpty();
    }

    private static String html(String content) {
        return EmailTemplate.of("", content).previewHtml(Personalisation.none());
    }

    private static String text(String content) {
        return EmailTemplate.of("", content).text(Personalisation.none());
    }
}
