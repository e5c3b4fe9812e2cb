package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What filling in may take, for values that are large or stand in many places.
class FilledSizeTest {

    private static final String IN_MANY_PLACES = "((name)) ".repeat(30);
    private static final Personalisation LARGE = Personalisation.of(Map.of("name", "é".repeat(900_000)));

    @Test
    void a_body_beyond_the_limit_is_only_begun_but_measured_whole() {
        var email = EmailTemplate.of("Hello", IN_MANY_PLACES);

        var body = email.body(LARGE);

        assertThat(body.length()).isEqualTo(EmailTemplate.MAX_FILLED + 1);
        assertThat(email.sizeOf(body, LARGE)).isEqualTo(30 * (2 * 900_000L + 1));
        assertThat(email.isTooLong(LARGE)).isTrue();
        assertThatExceptionOfType(EmailTooLarge.class).isThrownBy(() -> email.boundedMessage(LARGE, Branding.none()));
        assertThatExceptionOfType(EmailTooLarge.class).isThrownBy(() -> email.boundedPreviewHtml(LARGE, _ -> {}));
    }

    @Test
    void a_body_is_measured_without_the_white_space_at_its_ends() {
        var most = Personalisation.of(Map.of("name", "a".repeat(EmailTemplate.MAX_BYTES)));

        assertThat(EmailTemplate.of("s", "\n\n((name))\n").isTooLong(most)).isFalse();
        assertThat(EmailTemplate.of("s", "((name))b").sizeInBytes(most)).isEqualTo(EmailTemplate.MAX_BYTES + 1);
    }

    @Test
    void a_content_of_white_space_is_empty_however_much_there_is() {
        var spaces = Personalisation.of(Map.of("name", " ".repeat(3_000_000)));

        assertThat(EmailTemplate.of("s", "((name))((name))").isEmpty(spaces)).isTrue();
        assertThat(EmailTemplate.of("s", "((name)).((name))").isEmpty(spaces)).isFalse();
    }

    @Test
    void a_subject_beyond_the_limit_is_only_begun_but_measured_whole() {
        var email = EmailTemplate.of(IN_MANY_PLACES, "Dear reader");

        var subject = email.subject(LARGE);

        assertThat(subject.length()).isEqualTo(EmailTemplate.MAX_SUBJECT + 1);
        assertThat(email.lengthOf(subject, LARGE)).isEqualTo(30 * 900_001L);
        assertThatExceptionOfType(EmailTooLarge.class).isThrownBy(() -> email.boundedMessage(LARGE, Branding.none()));
    }

    @Test
    void a_subject_within_the_limit_is_sent() throws EmailTooLarge {
        var email = EmailTemplate.of("a".repeat(EmailTemplate.MAX_SUBJECT), "Dear reader");

        assertThat(email.boundedMessage(Personalisation.none(), Branding.none()).subject())
                .hasSize(EmailTemplate.MAX_SUBJECT);
    }

    @Test
    void a_text_beyond_measure_is_only_begun_but_counted_whole() {
        var text = SmsTemplate.of(IN_MANY_PLACES);

        var message = text.message(LARGE, "Parks");

        assertThat(message.isTooLong()).isTrue();
        assertThat(message.text().length()).isLessThan(SmsTemplate.MAX_FILLED + 10);
        assertThat(message.characterCountWithoutPrefix()).isEqualTo(30 * 900_001);
        assertThat(text.characterCountWithoutPrefix(LARGE, null)).isEqualTo(30 * 900_001);
        assertThatExceptionOfType(TextTooLarge.class).isThrownBy(() -> text.boundedMessage(LARGE, null));
    }

    @Test
    void a_text_with_much_white_space_is_a_short_one() throws TextTooLarge {
        var spaces = Personalisation.of(Map.of("name", " ".repeat(SmsTemplate.MAX_FILLED - 2)));

        assertThat(SmsTemplate.of("a((name))b").boundedMessage(spaces, null).text())
                .isEqualTo("a b");
    }

    @Test
    void no_character_is_cut_in_half() {
        var faces = Personalisation.of(Map.of("name", "😀".repeat(EmailTemplate.MAX_SUBJECT)));

        for (var before : List.of("", "a")) {
            assertThat(EmailTemplate.of(before + "((name))", "").subject(faces)).endsWith("😀");
        }
    }
}
