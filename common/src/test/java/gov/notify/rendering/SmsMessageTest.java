package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.rendering.SmsMessage.Encoding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsMessageTest {

    @ParameterizedTest
    @CsvSource({
        "𠮷, 35, 70, 1",
        "𠮷, 36, 72, 2",
        "𠮷, 67, 134, 2",
        "𠮷, 68, 136, 3",
        "野, 70, 70, 1",
        "野, 71, 71, 2",
        "😀, 160, 320, 1"
    })
    void letters_count_as_carriers_count_them(String letter, int times, int characters, int fragments) {
        var message = message(letter.repeat(times));

        assertThat(message.characterCount()).isEqualTo(characters);
        assertThat(message.fragments()).isEqualTo(fragments);
    }

    @ParameterizedTest
    @CsvSource({
        "GSM, 0, 0",
        "GSM, 1, 1",
        "GSM, 160, 1",
        "GSM, 161, 2",
        "GSM, 306, 2",
        "GSM, 307, 3",
        "GSM, 918, 6",
        "GSM, 919, 7",
        "UCS2, 0, 0",
        "UCS2, 1, 1",
        "UCS2, 70, 1",
        "UCS2, 71, 2",
        "UCS2, 134, 2",
        "UCS2, 135, 3",
        "UCS2, 918, 14"
    })
    void a_message_of_several_fragments_has_less_room_in_each(Encoding encoding, int characters, int fragments) {
        assertThat(encoding.fragments(characters)).isEqualTo(fragments);
    }

    @Test
    void the_encoding_is_that_of_what_is_sent_and_the_count_that_of_what_was_written() {
        var dots = message("…".repeat(300));

        assertThat(dots.text()).isEqualTo("...".repeat(300));
        assertThat(dots.encoding()).isEqualTo(Encoding.GSM);
        assertThat(dots.characterCount()).isEqualTo(300);
        assertThat(dots.fragments()).isEqualTo(6);
    }

    @Test
    void what_becomes_a_question_mark_is_told_once_and_a_typed_one_is_not() {
        var message = message("œ? 😀 œ ā – \u2060½");

        assertThat(message.text()).isEqualTo("?? ? ? a - ?");
        assertThat(message.unsupportedCharacters()).containsExactlyInAnyOrder("œ", "😀", "½");
    }

    @ParameterizedTest
    @CsvSource({"918, false", "919, true"})
    void a_message_may_have_918_characters_besides_its_prefix(int characters, boolean tooLong) {
        var message = SmsTemplate.of("a".repeat(characters)).message(Personalisation.none(), "Parks");

        assertThat(message.characterCount()).isEqualTo(characters + 7);
        assertThat(message.characterCountWithoutPrefix()).isEqualTo(characters);
        assertThat(message.isTooLong()).isEqualTo(tooLong);
        assertThat(message.isCut()).isFalse();
    }

    @Test
    void the_names_of_encodings_are_those_on_the_wire() {
        assertThat(Encoding.GSM.wireName()).isEqualTo("GSM");
        assertThat(Encoding.UCS2.wireName()).isEqualTo("UCS-2");
    }

    @Test
    void it_prints_how_long_it_is_and_not_what_it_says() {
        assertThat(message("secret")).hasToString("SmsMessage[6 characters, 1 fragments]");
    }

    private static SmsMessage message(String content) {
        return SmsTemplate.of(content).message(Personalisation.of(Map.of()), null);
    }
}
