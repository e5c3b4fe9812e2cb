package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.recipient.EmailAddress;
import gov.notify.worker.provider.OutgoingMessage.Sender;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.ParseException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailAddressTest {

    private static String from(String name) {
        return MailAddress.from(new Sender(name, "parks"), "notify.example.gov");
    }

    @Test
    void puts_the_services_name_in_quotes() {
        assertThat(from("Parks & Recreation")).isEqualTo("\"Parks & Recreation\" <parks@notify.example.gov>");
    }

    @Test
    void a_name_cannot_leave_its_quotes_or_its_line() {
        assertThat(from("A \"B\" \\ C")).isEqualTo("\"A \\\"B\\\" \\\\ C\" <parks@notify.example.gov>");
        assertThat(from("Parks\r\nBcc: everyone@example.com\0"))
                .isEqualTo("\"ParksBcc: everyone@example.com\" <parks@notify.example.gov>");
    }

    @Test
    void a_name_outside_ascii_becomes_encoded_words_on_one_line() throws ParseException {
        var longest = "Département de l’Éducation nationale et de la Jeunesse 🏫 Service des inscriptions scolaires";

        var from = from(longest);

        assertThat(from).doesNotContain("\n").doesNotContain("\r").matches("\\p{ASCII}+");
        assertThat(Stream.of(from.split(" ")).filter(word -> word.startsWith("=?")))
                .allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(75));
        assertThat(InternetAddress.parse(from)[0].getPersonal()).isEqualTo(longest);
        assertThat(InternetAddress.parse(from)[0].getAddress()).isEqualTo("parks@notify.example.gov");
    }

    @Test
    void only_the_domain_becomes_punycode() {
        assertThat(EmailAddress.asciiForm("zoë@bücher.example")).isEqualTo("zoë@xn--bcher-kva.example");
        assertThat(EmailAddress.asciiForm("\"a@b\"@example.com")).isEqualTo("\"a@b\"@example.com");
    }

    @Test
    void something_without_a_domain_is_not_written() {
        assertThatThrownBy(() -> EmailAddress.asciiForm("nobody")).isInstanceOf(IllegalArgumentException.class);
    }
}
