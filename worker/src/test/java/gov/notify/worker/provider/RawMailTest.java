package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import gov.notify.worker.provider.OutgoingMessage.Sender;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawMailTest {

    private static final String URL = "https://example.gov/" + "u".repeat(950);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "a  b ",
                "a  b",
                " a b",
                "plain words ",
                " ",
                "é",
                "😀",
                "=?UTF-8?B?YQ==?= ",
                "\t",
                "\0",
                "\"",
                "a\u0085",
                "漢 字 ",
                "\uD83D"
            })
    void every_line_has_room_for_998_bytes_and_the_subject_arrives_as_it_was(String unit) throws MessagingException {
        for (int length : new int[] {1, 60, 75, 500, 998, 3_000}) {
            var subject = unit.repeat(length / unit.length() + 1);

            var mail = parsed(write(subject, "Parks", "zoe@example.gov"));

            assertThat(mail.getSubject()).isEqualTo(subject.replace('\uD83D', unit.equals("\uD83D") ? '?' : '\uD83D'));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "\"", "\\", "é", "😀", "p ", "漢"})
    void the_longest_name_of_a_service_stands_in_lines(String unit) throws MessagingException {
        var name = unit.repeat(255 / unit.length());

        var from = (InternetAddress)
                parsed(write("Hello", name, "zoe@example.gov")).getFrom()[0];

        assertThat(from.getPersonal().strip()).isEqualTo(name.strip());
        assertThat(from.getAddress()).isEqualTo("parks@notify.example.gov");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: all@example.com", "\nBcc: all@example.com", "\rBcc: all@example.com"})
    void no_value_starts_a_header_of_its_own(String injected) throws MessagingException {
        assertThatThrownBy(() -> write("Hello" + injected, "Parks", "zoe@example.gov"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("all@");
        assertThatThrownBy(() -> write("Hello é" + injected, "Parks", "zoe@example.gov"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write("Hello", "Parks", "zoe@example.gov" + injected))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(parsed(write("Hello", "Parks" + injected, "zoe@example.gov")).getHeader("Bcc"))
                .isNull();
    }

    @Test
    void what_no_line_could_hold_is_not_written() {
        assertThatThrownBy(() -> write("Hello", "Parks", "z".repeat(1_000) + "@example.gov"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("zzz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a ", "é", "é ", " ", "=?"})
    void a_subject_of_megabytes_takes_linear_time(String unit) {
        var subject = unit.repeat(4_000_000 / unit.length());

        // A second on a busy machine; time that grows with the square would be minutes.
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(write(subject, "Parks", "zoe@example.gov")).isNotEmpty());
    }

    private static byte[] write(String subject, String name, String to) {
        var email = new OutgoingMessage.Email(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Sender(name, "parks"),
                new Recipient(Channel.EMAIL, to),
                replyTo(),
                subject,
                "text",
                "<p>html</p>",
                URL,
                1);
        var bytes = RawMail.of(email, MailAddress.from(email.from(), "notify.example.gov"), to, replyTo(), URL);
        new String(bytes, StandardCharsets.ISO_8859_1)
                .split("\n\r\n", 2)[0]
                .lines()
                .forEach(line -> assertThat(line.length())
                        .as(() -> line.substring(0, 40))
                        .isLessThanOrEqualTo(998));
        return bytes;
    }

    private static @Nullable String replyTo() {
        return "reply@example.gov";
    }

    private static MimeMessage parsed(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
