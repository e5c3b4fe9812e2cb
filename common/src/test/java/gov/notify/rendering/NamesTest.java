package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.rendering.Names.SentenceList;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final List<String> PIECES = List.of(
            "A", "b", "9", " ", "\t", "\u00A0", "\u2003", ".", "-", "_", "é", "Ł", "İ", "ß", "日", "😀", "'", "@", "\n",
            "\0", "\u200B", "<b>", "\u0301");

    @Test
    void what_is_made_of_a_name_can_stand_before_the_at_sign_of_an_address() {
        SeededTexts.check(
                10_000,
                12,
                PIECES,
                name -> assertThat(Names.emailLocalPart(name)).matches("([a-z0-9]+(\\.[a-z0-9]+)*)?"));
    }

    @Test
    void what_is_made_of_a_name_can_be_an_id() {
        SeededTexts.check(
                10_000, 12, PIECES, name -> assertThat(Names.idSafe(name)).matches("[a-z0-9-]*"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "County Health & Human Services, county.health.human.services",
                "\" .A..b. \", a.b",
                "\"a\u3000\u2028b\", a.b",
                "École №5, ecole.5",
                "İstanbul, istanbul",
                "Straße, strae",
                "\"\u212Belvin \u212A\", aelvin.k",
                "..., \"\"",
                "A - B, a.b",
                "x@y.gov, xy.gov",
                "\"a\u200Bb\", ab",
                "Ⅷ ²³ ٣, \"\""
            })
    void a_local_part_has_dots_for_spaces_and_no_other_signs(String name, String local) {
        assertThat(Names.emailLocalPart(name)).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"A - B, a---b", "\" a.b \", ab", "É_x, ex", "--, --", "\"a\n\tb\", a-b", "日本, \"\""})
    void an_id_keeps_its_dashes(String name, String id) {
        assertThat(Names.idSafe(name)).isEqualTo(id);
    }

    @Test
    void ascii_is_all_that_is_left_of_any_text() {
        SeededTexts.check(
                10_000,
                12,
                PIECES,
                text -> assertThat(Names.asciiDowngrade(text)).matches("[ -~]*"));
        assertThat(Names.asciiDowngrade("Zoë’s — “x” café…\t№\n")).isEqualTo("Zoe's - ?x? cafe... ??");
    }

    @Test
    void an_id_in_a_link_is_the_same_id() {
        long seed = Long.getLong("texts.seed", 5);
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            var text = Names.base64(id);
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));

            assertThat(text).describedAs("seed " + seed).matches("[A-Za-z0-9_-]{22}");
            assertThat(new UUID(bytes.getLong(), bytes.getLong()))
                    .describedAs("seed " + seed)
                    .isEqualTo(id);
        }
    }

    @Test
    void a_token_at_the_end_of_a_link_has_no_full_stop() {
        assertThat(Names.encodeFullStops("a.b..c%2E")).isEqualTo("a%2Eb%2E%2Ec%2E");
    }

    @Test
    void names_in_a_sentence_are_quoted_and_escaped() {
        assertThat(SentenceList.QUOTED.of(List.of())).isEmpty();
        assertThat(SentenceList.QUOTED.of(List.of("a"))).isEqualTo("‘a’");
        assertThat(SentenceList.QUOTED.of(List.of("<b>", "R&D"))).isEqualTo("‘&lt;b&gt;’ and ‘R&amp;D’");
        assertThat(SentenceList.QUOTED.of(List.of("a", "b, c", "d"))).isEqualTo("‘a’, ‘b, c’ and ‘d’");
    }

    @Test
    void a_sentence_says_whether_it_names_one_or_several() {
        var columns = new SentenceList("or", "(", ")", "; ", "column", "columns");

        assertThat(columns.of(List.of("a"))).isEqualTo("column (a)");
        assertThat(columns.of(List.of("a", "b", "c"))).isEqualTo("columns (a); (b) or (c)");
    }
}
