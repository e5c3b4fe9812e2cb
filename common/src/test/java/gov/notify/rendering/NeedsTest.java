package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Include", "no", "includes", "yes ", ""})
    void what_only_decides_is_needed_as_its_yes_or_no(String value) {
        var email = EmailTemplate.of("Hello ((Who))", "Dear ((who??friend))((urgent??, at once)) ((others))");
        var others = List.of(" a ", "", List.of("b", 1), "\u200Bc", true);
        var given = Personalisation.of(Map.of("urgent", value, "who", value, "others", others));

        var needs = email.needs();

        assertThat(needs.include("nobody")).isFalse();
        assertThat(needs.reduced("urgent", value)).isInstanceOf(Boolean.class);
        assertThat(needs.reduced("who", value)).isEqualTo(value);
        var kept = Personalisation.of(Map.of(
                "urgent", needs.reduced("urgent", value),
                "who", needs.reduced("who", value),
                "others", needs.reduced("others", others)));
        assertThat(email.body(kept)).isEqualTo(email.body(given));
        assertThat(email.subject(kept)).isEqualTo(email.subject(given));
    }

    @Test
    void of_a_list_only_the_items_that_show_something_are_needed() {
        var needs = SmsTemplate.of("((others))").needs();

        assertThat(needs.reduced("others", List.of(" ".repeat(5_000), "\u200B", " a ")))
                .isEqualTo(List.of("a"));
    }
}
