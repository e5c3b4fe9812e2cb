package gov.notify.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {

    @Test
    void reads_each_kind_of_value() throws MalformedJson {
        assertThat(parse("{\"a\": [1, 1.5, \"x\", true, false, null], \"b\": {}}"))
                .isEqualTo(Map.of("a", Arrays.asList(1L, 1.5, "x", true, false, null), "b", Map.of()));
        assertThat(parse("123456789012345678901234567890")).isEqualTo(new BigInteger("123456789012345678901234567890"));
    }

    @Test
    void the_last_of_equal_keys_counts() throws MalformedJson {
        assertThat(parse("{\"a\": 1, \"a\": 2}")).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() throws MalformedJson {
        assertThat(parse("[\"x\\ud800y\", \"\\ud83d\\ude00\"]")).isEqualTo(List.of("x\ufffdy", "\ud83d\ude00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[", "{}{}", "{a:1}", "{'a':1}", "[1,]", "NaN", "nul", "\"\u0001\"", "[1] x"})
    void refuses_what_is_not_one_json_value(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void refuses_other_encodings_and_broken_utf_8() {
        assertThatThrownBy(() -> RequestJson.parse("{\"a\":1}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> RequestJson.parse("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> RequestJson.parse(new byte[] {'"', (byte) 0xFF, '"'}))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void refuses_a_tower_of_brackets() {
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void refuses_what_takes_far_more_memory_than_bytes() {
        assertThatThrownBy(() -> parse("[" + "{},".repeat(3_000_000) + "{}]")).isInstanceOf(MalformedJson.class);
    }

    @Test
    void takes_keys_as_long_as_a_worker_reads_and_no_longer() throws MalformedJson {
        assertThat(parse("{\"" + "k".repeat(50_000) + "\":1}")).isNotNull();
        assertThatThrownBy(() -> parse("{\"" + "k".repeat(60_000) + "\":1}")).isInstanceOf(MalformedJson.class);
    }

    private static @Nullable Object parse(String text) throws MalformedJson {
        return RequestJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
