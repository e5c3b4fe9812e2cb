package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PhoneNumberTest {

    /// Found by fuzzing: the zeros were not counted, and the E.164 form had more digits than that form may
    /// have.
    @Test
    void zeros_do_not_hide_that_a_number_is_too_long() {
        assertThatThrownBy(() -> PhoneNumber.parse("+2000006149154713482"))
                .isInstanceOf(InvalidRecipient.class)
                .hasMessage("Too many digits");
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
