package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"* a\n* b\"             | <ul><li>a</li><li>b</li></ul>",
                "\"- a\n- b\"             | <ul><li>a</li><li>b</li></ul>",
                "\"• a\n• b\"             | <ul><li>a</li><li>b</li></ul>",
                "\"* a\n- b\n• c\"        | <ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>",
                "\"* a\n\n* b\"           | <ul><li><p>a</p></li><li><p>b</p></li></ul>",
                "\"• a\n\n• b\"           | <ul><li><p>a</p></li><li><p>b</p></li></ul>",
                "\"1. a\n7. b\"           | <ol><li>a</li><li>b</li></ol>",
                "\"1) a\"                 | <ol><li>a</li></ol>",
                "\"0. a\"                 | \"<ol start=\"\"0\"\"><li>a</li></ol>\"",
                "\"41. a\"                | \"<ol start=\"\"41\"\"><li>a</li></ol>\"",
                "\"x\n1. a\"              | <p>x</p><ol><li>a</li></ol>",
                "\"x\n2. a\"              | <p>x<br>2. a</p>",
                "\"x\n* a\"               | <p>x</p><ul><li>a</li></ul>",
                "\"x\n• a\"               | <p>x</p><ul><li>a</li></ul>",
                "\"* a\n  • b\"           | <ul><li>a<ul><li>b</li></ul></li></ul>",
                "\"• a\n  * b\"           | <ul><li>a<ul><li>b</li></ul></li></ul>",
                "\"*a\"                   | <p>*a</p>",
                "\"-a\"                   | <p>-a</p>",
                "\"•a\"                   | <p>•a</p>",
                "\"1.a\"                  | <p>1.a</p>",
                "\"+ a\"                  | <p>+ a</p>",
                "\"+\"                    | <p>+</p>",
                "\"+1 202 555 0143\"      | <p>+1 202 555 0143</p>",
                "\"1234567890. a\"        | <p>1234567890. a</p>",
                "\"a • b\"                | <p>a • b</p>",
                "\"    • a\"              | • a",
                "\"*  \n  a\"             | <ul><li>a</li></ul>"
            })
    void what_people_type_is_a_list_or_is_none(String typed, String html) {
        var shown = EmailTemplate.of("", typed)
                .previewHtml(Personalisation.none())
                .replaceAll(" style=\"[^\"]*\"", "")
                .replaceAll("<table.*?<td>|</td></tr></table>", "");

        assertThat(shown).isEqualTo(html);
    }
}
