package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
        var message = SmsTemplate.of(letter.repeat(times)).message(Personalisation.of(Map.of()), null);

        assertThat(message.characterCount()).isEqualTo(characters);
        assertThat(message.fragments()).isEqualTo(fragments);
    }
}
