package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@😀.example",
                "ana@KÖNIGSTRAẞE.example",
                "ana@bücher.example",
                "ana@例え.テスト",
                "ana@ꙮꙮ.example",
                "ana@example.gov"
            })
    void whatever_is_taken_can_be_sent_to(String typed) {
        assertThatCode(() -> {
                    var ascii = EmailAddress.asciiForm(EmailAddress.parse(typed).value());

                    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(ascii))
                            .isTrue();
                    assertThat(EmailAddress.parse(ascii).value()).isEqualTo(ascii);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ana@😀.example, ana@xn--e28h.example",
        "ana@KÖNIGSTRAẞE.example, ana@xn--knigstrasse-rfb.example",
        "ana@Bücher.example, ana@xn--bcher-kva.example",
        "ana@ΣΑΣ.example, ana@xn--mxa9ab.example",
        "Ana@example.GOV, Ana@example.GOV"
    })
    void a_domain_has_the_ascii_form_that_its_owner_registered(String typed, String sent) throws InvalidRecipient {
        assertThat(EmailAddress.asciiForm(EmailAddress.parse(typed).value())).isEqualTo(sent);
    }
}
