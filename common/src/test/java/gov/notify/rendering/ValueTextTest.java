package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// docs/contract/public-api.md, 4.3.
class ValueTextTest {

    @ParameterizedTest
    @CsvSource({
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1e22, 1e+22",
        "1e23, 1e+23",
        "9007199254740993.0, 9007199254740992.0",
        "1e16, 1e+16",
        "123456789012345680.0, 1.2345678901234568e+17",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "2.0, 2.0",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "-0.0, -0.0",
        "0.1, 0.1",
        "-123.456, -123.456",
        "1e15, 1000000000000000.0",
        "-1e-7, -1e-07",
        "1.5e100, 1.5e+100",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void numbers_read_as_python_prints_them(double number, String text) {
        assertThat(ValueText.of(number)).isEqualTo(text);
    }

    @Test
    void every_number_reads_back_as_itself() {
        long seed = Long.getLong("texts.seed", 11);
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                var text = ValueText.of(number);

                assertThat(Double.parseDouble(text)).describedAs("seed " + seed).isEqualTo(number);
                assertThat(text).describedAs("seed " + seed).matches("-?\\d(\\.\\d+)?e[+-]\\d{2,3}|-?\\d+\\.\\d+");
            }
        }
    }

    @Test
    void whole_numbers_are_written_out_however_long() {
        assertThat(ValueText.of(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(ValueText.of(new BigInteger("1" + "0".repeat(30)))).isEqualTo("1" + "0".repeat(30));
        assertThat(ValueText.of(-7)).isEqualTo("-7");
    }

    @Test
    void decimals_are_as_wide_as_a_double() {
        assertThat(ValueText.of(new BigDecimal("1.50"))).isEqualTo("1.5");
        assertThat(ValueText.of(new BigDecimal("0.1000000000000000000001"))).isEqualTo("0.1");
        assertThat(ValueText.of(new BigDecimal("1e400"))).isEqualTo("inf");
        assertThat(ValueText.of(1.5f)).isEqualTo("1.5");
    }

    @Test
    void words_of_python_stand_for_ours() {
        assertThat(ValueText.of(true)).isEqualTo("True");
        assertThat(ValueText.of(false)).isEqualTo("False");
        assertThat(ValueText.of(null)).isEqualTo("None");
    }

    @Test
    void an_object_is_a_dictionary_in_its_order() {
        var object = new LinkedHashMap<String, Object>();
        object.put("b", 1);
        object.put("a", Arrays.asList("x", null, 2.0, true, List.of()));

        assertThat(ValueText.of(object)).isEqualTo("{'b': 1, 'a': ['x', None, 2.0, True, []]}");
    }

    @Test
    void texts_in_an_object_are_quoted_as_python_quotes_them() {
        assertThat(quoted("it's")).isEqualTo("\"it's\"");
        assertThat(quoted("\"a\"")).isEqualTo("'\"a\"'");
        assertThat(quoted("'\"")).isEqualTo("'\\'\"'");
        assertThat(quoted("a\n\r\t\\")).isEqualTo("'a\\n\\r\\t\\\\'");
        assertThat(quoted("")).isEqualTo("''");
        assertThat(quoted("é 中 😀")).isEqualTo("'é 中 😀'");
    }

    @Test
    void what_cannot_be_seen_in_an_object_is_written_as_its_number() {
        assertThat(quoted("\0\u001B\u007F\u0085\u00A0\u00AD")).isEqualTo("'\\x00\\x1b\\x7f\\x85\\xa0\\xad'");
        assertThat(quoted("\u200B\u2028\u3000\uFEFF\uE000\uFFFF"))
                .isEqualTo("'\\u200b\\u2028\\u3000\\ufeff\\ue000\\uffff'");
        assertThat(quoted("\uD800")).isEqualTo("'\\ud800'");
        assertThat(quoted(Character.toString(0xE0001))).isEqualTo("'\\U000e0001'");
    }

    private static String quoted(String text) {
        var list = ValueText.of(List.of(text));
        return list.substring(1, list.length() - 1);
    }
}
