package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.recipient.RowTemplate.MessageLength;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTemplateTest {

    @Test
    void a_text_goes_to_a_phone_number_and_an_email_to_an_address() {
        assertThat(text("x").recipientColumn()).isEqualTo("phone number");
        assertThat(email("x").recipientColumn()).isEqualTo("email address");
        assertThat(text("((b)) ((a??x))").placeholders()).containsExactly("b", "a");
        assertThat(email("((b)) ((a??x))").placeholders()).containsExactly("s", "b", "a");
    }

    @ParameterizedTest
    @CsvSource({"0, EMPTY", "1, FINE", "918, FINE", "919, TOO_LONG"})
    void a_text_has_as_many_characters_as_may_be_sent_without_its_prefix(int characters, MessageLength length) {
        assertThat(text("((a))").length(a("x".repeat(characters)))).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"0, EMPTY", "1, FINE", "3000000, FINE"})
    void an_email_is_never_too_long_in_a_spreadsheet(int characters, MessageLength length) {
        assertThat(email("((a))").length(a("x".repeat(characters)))).isEqualTo(length);
    }

    @Test
    void a_text_goes_abroad_only_if_its_service_may_send_there() {
        var abroad = RowTemplate.of(SmsTemplate.of("x"), null, true);

        assertThatCode(() -> abroad.check("+44 7911 123456")).doesNotThrowAnyException();
        assertThatCode(() -> abroad.check("202-555-0143")).doesNotThrowAnyException();
        assertThatCode(() -> text("x").check("202-555-0143")).doesNotThrowAnyException();
        assertThatThrownBy(() -> text("x").check("+44 7911 123456")).hasMessage("Not a US number");
        assertThatThrownBy(() -> abroad.check("ana@example.gov")).isInstanceOf(InvalidRecipient.class);
    }

    @Test
    void an_email_goes_to_no_phone() {
        assertThatCode(() -> email("x").check(" Ana@example.gov ")).doesNotThrowAnyException();
        assertThatThrownBy(() -> email("x").check("202-555-0143")).hasMessage("Not a valid email address");
    }

    private static RowTemplate text(String content) {
        return RowTemplate.of(SmsTemplate.of(content), "Parks", false);
    }

    private static RowTemplate email(String content) {
        return RowTemplate.of(EmailTemplate.of("((s))", content));
    }

    private static Personalisation a(String value) {
        return Personalisation.of(Map.of("a", value));
    }
}
