package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    private static final String LONG_AND_SPELLED =
            "44444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444"
                    + "\u001444402421151mmm7mm";

    /// Found by fuzzing: the zeros were not counted, and the E.164 form had more digits than that form may
    /// have.
    @Test
    void zeros_do_not_hide_that_a_number_is_too_long() {
        assertThatThrownBy(() -> PhoneNumber.parse("+2000006149154713482"))
                .isInstanceOf(InvalidRecipient.class)
                .hasMessage("Too many digits");
    }

    /// Found by fuzzing: a trunk prefix typed twice was dropped once, so the E.164 form was read as another
    /// number.
    @ParameterizedTest
    @CsvSource({
        "+2000000298308617, +20298308617",
        "/+9200769(39y739, +9276939739",
        "+44 00 7911 123456, +447911123456",
        "+39 06 1234 5678, +390612345678"
    })
    void the_e164_form_is_read_as_the_same_number(String typed, String e164) throws InvalidRecipient {
        assertThat(PhoneNumber.parse(typed).e164()).isEqualTo(e164);
        PhoneNumberFuzz.check(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+2000006149154s13\u00BB6iub", "+2000006149154s13\uFFFD6iub", LONG_AND_SPELLED})
    void what_fuzzing_found_is_read_in_one_way_or_refused(String typed) throws InvalidRecipient {
        PhoneNumberFuzz.check(typed);
    }

    @Test
    void a_refusal_shows_the_shape_of_what_was_typed_and_no_digit_of_it() {
        assertThatThrownBy(() -> PhoneNumber.parse("011 44 7911 123456"))
                .hasMessage("Invalid phone number looks like XXX XX XXXX XXXXXX Missing or invalid default region.");
    }

    @Test
    void says_what_a_country_allows() throws InvalidRecipient {
        var british = PhoneNumber.parse("+44 7911 123456");
        var american = PhoneNumber.parse("(212) 555-0148");

        assertThat(british.allowsNamedSender()).isTrue();
        assertThat(british.hasDeliveryReceipts()).isTrue();
        assertThat(british.needsNumericSender()).isFalse();
        assertThat(american.needsNumericSender()).isTrue();
        assertThat(american.rateMultiplier()).isEqualTo(1);
    }

    @Test
    void prints_its_country_and_nothing_of_its_digits() throws InvalidRecipient {
        assertThat(PhoneNumber.parse("+44 7911 123456")).hasToString("PhoneNumber[44]");
    }
}
