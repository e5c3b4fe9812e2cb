package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b+c&d=e", "<p class=\"x\">100 %</p>\r\n", "ééé €", "🙂 \ud83d alone", "~*-._'()!"})
    void a_value_is_written_as_the_jdk_writes_it(String value) {
        assertThat(form(Map.of("Message.Body", List.of(value))))
                .isEqualTo("Message.Body=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Test
    void every_character_of_the_basic_plane_is() {
        var all = IntStream.range(0, 0x10000)
                .filter(point -> !Character.isSurrogate((char) point))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(form(Map.of("a", List.of(all)))).isEqualTo("a=" + URLEncoder.encode(all, StandardCharsets.UTF_8));
    }

    @Test
    void pairs_keep_their_order_and_names_their_repetitions() {
        var parameters = new LinkedHashMap<String, List<String>>();
        parameters.put("Action", List.of("SendEmail"));
        parameters.put("to[]", List.of("a@b.test", "c@d.test"));
        parameters.put("none", List.of());
        assertThat(form(parameters)).isEqualTo("Action=SendEmail&to%5B%5D=a%40b.test&to%5B%5D=c%40d.test");
    }

    @Test
    void nothing_is_an_empty_form() {
        assertThat(form(Map.of())).isEmpty();
    }

    private static String form(Map<String, List<String>> parameters) {
        return new String(FormBody.encode(parameters), StandardCharsets.US_ASCII);
    }
}
