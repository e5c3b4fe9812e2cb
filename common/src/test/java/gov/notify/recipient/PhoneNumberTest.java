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

    /// docs/contract/rendering.md, 14.1.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "202-555-0143            | +12025550143",
                "+1 (202) 555.0143       | +12025550143",
                "1-202-555-0143          | +12025550143",
                "202-555-0143 x12        | +12025550143",
                "202-555-0143 ext. 12    | +12025550143",
                "tel:+1-202-555-0143     | +12025550143",
                "2025550143;ext=7        | +12025550143",
                "２０２５５５０１４３      | +12025550143",
                "٢٠٢٥٥٥٠١٤٣              | +12025550143",
                "202–555—0143            | +12025550143",
                "1-800-FLOWERS           | +18003569377",
                "900-555-0143            | +19005550143",
                "+1 787 555 0143         | +17875550143",
                "416-555-0143            | +14165550143",
                "809-555-0143            | +18095550143",
                "call 202-555-0143       | +12025550143",
                "011 1 202 555 0143      | +12025550143"
            })
    void a_us_number_is_read_in_every_notation(String typed, String e164) throws InvalidRecipient {
        assertThat(PhoneNumber.parseUs(typed).e164()).isEqualTo(e164);
        assertThat(PhoneNumber.parse(typed).e164()).isEqualTo(e164);
        assertThat(PhoneNumber.isUs(typed)).isTrue();
        assertThat(PhoneNumber.parse(typed).isInternational()).isFalse();
    }

    /// docs/contract/rendering.md, 14.1 and 14.4.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "+44 7911 123456 | Not a US number",
                "684-633-1234    | Not a US number",
                "2425550143      | Not a US number",
                "911             | Not enough digits",
                "12345           | Not enough digits",
                "20255501234     | Too many digits",
                "5558675309      | Phone number range is not in use",
                "07700900003     | Phone number is not possible",
                "\"\"            | The string supplied did not seem to be a phone number.",
                "\"  \"          | The string supplied did not seem to be a phone number.",
                "ana@example.gov | The string supplied did not seem to be a phone number.",
                "\"\u0000\"      | The string supplied did not seem to be a phone number.",
                "+999 5550143    | Could not interpret numbers after plus-sign.",
                "011             | \"Phone number had an IDD, but after this was not long enough to be a viable phone number.\"",
                "923456789012345678 | The string supplied is too long to be a phone number."
            })
    void what_is_no_us_number_is_refused_with_its_reason(String typed, String reason) {
        assertThatThrownBy(() -> PhoneNumber.parseUs(typed))
                .isInstanceOf(InvalidRecipient.class)
                .hasMessage(reason);
    }

    @Test
    void an_input_of_more_than_250_characters_is_not_looked_at() {
        var spaces = " ".repeat(240);

        assertThat(PhoneNumber.isUs(spaces + "2025550143")).isTrue();
        assertThatThrownBy(() -> PhoneNumber.parseUs("x" + spaces + "2025550143"))
                .hasMessage("The string supplied was too long to parse.");
    }

    /// docs/contract/rendering.md, 14.2.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "+999 5550143    | Not a valid country prefix",
                "+0 5550143      | Not a valid country prefix",
                "+44 12345       | Not enough digits",
                "+44 123456      | +44123456",
                "+44 7911 123456 | +447911123456",
                "+44 9999 999999 | +449999999999",
                "+1 684 633 1234 | +16846331234",
                "+1 242 555 0143 | +12425550143",
                "+52 55 1234 5678| +525512345678",
                "+49 1234567890123 | +491234567890123",
                "+49 12345678901234 | Too many digits",
                "242-555-0143    | Invalid phone number looks like XXX-XXX-XXXX Missing or invalid default region.",
                "00 44 7911 123456 | Too many digits",
                "0044 79         | Not enough digits",
                "tel             | Invalid phone number looks like tel The string supplied did not seem to be a phone number.",
                "\"\"            | Invalid phone number looks like  The string supplied did not seem to be a phone number.",
                "٣               | Invalid phone number looks like ٣ The string supplied did not seem to be a phone number."
            })
    void a_number_of_another_country_begins_with_a_plus_and_has_a_likely_length(String typed, String answer) {
        try {
            assertThat(PhoneNumber.parse(typed).e164()).isEqualTo(answer);
        } catch (InvalidRecipient refused) {
            assertThat(refused.text()).isEqualTo(answer);
        }
    }

    /// docs/contract/rendering.md, 14.5.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025550143         | (202) 555-0143",
                "+1 416 555 0143    | (416) 555-0143",
                "+447911123456      | +44 7911 123456",
                "+12425550143       | +1 242-555-0143",
                "911                | 911",
                "someone            | someone"
            })
    void people_are_shown_numbers_as_they_write_them(String typed, String shown) {
        assertThat(PhoneNumber.humanReadable(typed)).isEqualTo(shown);
    }

    @Test
    void numbers_are_the_same_whatever_they_were_typed_like() throws InvalidRecipient {
        assertThat(PhoneNumber.parse("(202) 555-0143")).isEqualTo(PhoneNumber.parse("+12025550143"));
        assertThat(PhoneNumber.parse("(202) 555-0143")).hasSameHashCodeAs(PhoneNumber.parse("+12025550143"));
        assertThat(PhoneNumber.parse("(202) 555-0143")).isNotEqualTo(PhoneNumber.parse("+12025550144"));
        assertThat(PhoneNumber.parse("(202) 555-0143")).isNotEqualTo("+12025550143");
    }

    @Test
    void a_refusal_costs_no_stack_trace() {
        assertThatThrownBy(() -> PhoneNumber.parse("911"))
                .satisfies(refused -> assertThat(refused.getStackTrace()).isEmpty());
    }
}
