package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// docs/contract/rendering.md, 3.2.
class PersonalisationTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "name, name",
                "\" Na-_me \", name",
                "_- , \"\"",
                "\"\", \"\"",
                "\"a\tb\", \"a\tb\"",
                "\"a\u00A0b\", \"a\u00A0b\"",
                "\"a\u200Bb\", \"a\u200Bb\"",
                "\"a\u2013b\", \"a\u2013b\"",
                "ÉTÉ, été",
                "ΣΑΣ, σας",
                "İ, \"i\u0307\"",
                "ẞ, ß",
                "𐐀, 𐐨",
                "\"A\u0000B\", \"a\u0000b\""
            })
    void names_are_compared_without_spaces_underscores_dashes_and_case(String name, String key) {
        assertThat(Personalisation.key(name)).isEqualTo(key);
    }

    @Test
    void a_machine_in_turkey_compares_names_alike() {
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));

            assertThat(Personalisation.key("TITLE é")).isEqualTo("titleé");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void names_that_differ_only_in_what_is_not_compared_have_one_key() {
        SeededTexts.check(5_000, 8, List.of("a", "B", " ", "_", "-", "é", "É", "9", "\t", "x"), name -> {
            var key = Personalisation.key(name);

            assertThat(Personalisation.key("-" + name.replace("a", "A _") + " "))
                    .isEqualTo(key);
            assertThat(Personalisation.key(name.toUpperCase(Locale.ROOT))).isEqualTo(key);
            assertThat(key).doesNotContain(" ", "_", "-");
        });
    }

    @Test
    void of_two_values_with_one_key_the_later_one_counts() {
        assertThat(of("First name", "Ana", "first_name", "Bo").get("firstname")).isEqualTo("Bo");
        assertThat(of("First name", "Ana", "first_name", null).get("firstname")).isNull();
        assertThat(of("first_name", null, "First name", "Ana").get("firstname")).isEqualTo("Ana");
    }

    @Test
    void no_values_and_an_empty_object_are_the_same_and_a_null_value_is_another_thing() {
        assertThat(Personalisation.of(null).isEmpty()).isTrue();
        assertThat(Personalisation.of(Map.of()).isEmpty()).isTrue();
        assertThat(of("a", null, "b", null).isEmpty()).isFalse();
    }

    @Test
    void what_no_placeholder_asks_for_is_told_as_the_caller_spelled_it() {
        var values = of("First Name", "Ana", "Case-ID", null);

        assertThat(values.beyond(List.of("firstname"))).containsExactly("Case-ID");
        assertThat(values.beyond(List.of("FIRST_NAME", "case id"))).isEmpty();
        assertThat(values.beyond(List.of("first\u00A0name", "case??id"))).containsExactly("Case-ID", "First Name");
    }

    @Test
    void its_values_are_printed_nowhere() {
        assertThat(of("name", "Ana", "phone", "+12025550143")).hasToString("Personalisation[2 values]");
    }

    private static Personalisation of(String one, @Nullable Object first, String other, @Nullable Object second) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(one, first);
        values.put(other, second);
        return Personalisation.of(values);
    }
}
