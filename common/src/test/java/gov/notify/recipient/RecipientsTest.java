package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

    @ParameterizedTest
    @CsvSource({
        "(202) 555-0143, +12025550143",
        "tel:+44-7911-123456, +447911123456",
        "' Ana.B@Example.GOV', ana.b@example.gov",
        "Ana@BÜCHER.example, ana@bücher.example",
        "１２０２５５５０１４３, +12025550143"
    })
    void recipients_are_compared_in_one_form(String typed, String form) {
        assertThat(Recipients.format(typed)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ana", "ana@", "@example.gov", "911", "\0", "ana@example..gov", "07911 123456"})
    void what_is_neither_stays_as_it_was_typed(String typed) {
        assertThat(Recipients.format(typed)).isEqualTo(typed);
    }

    @Test
    void nobody_is_nothing() {
        assertThat(Recipients.format(null)).isEmpty();
    }
}
