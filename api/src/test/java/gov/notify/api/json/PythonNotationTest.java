package gov.notify.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonNotationTest {

    @Test
    void words_and_numbers() {
        assertThat(PythonNotation.of(null)).isEqualTo("None");
        assertThat(PythonNotation.of(true)).isEqualTo("True");
        assertThat(PythonNotation.of(12L)).isEqualTo("12");
        assertThat(PythonNotation.of(new BigInteger("123456789012345678901"))).isEqualTo("123456789012345678901");
    }

    @Test
    void decimals_switch_to_exponents_where_python_does() {
        assertThat(PythonNotation.of(1.0)).isEqualTo("1.0");
        assertThat(PythonNotation.of(-0.0)).isEqualTo("-0.0");
        assertThat(PythonNotation.of(0.0001)).isEqualTo("0.0001");
        assertThat(PythonNotation.of(0.00001)).isEqualTo("1e-05");
        assertThat(PythonNotation.of(1e15)).isEqualTo("1000000000000000.0");
        assertThat(PythonNotation.of(1e16)).isEqualTo("1e+16");
        assertThat(PythonNotation.of(-1.25e100)).isEqualTo("-1.25e+100");
        assertThat(PythonNotation.of(Double.POSITIVE_INFINITY)).isEqualTo("inf");
    }

    @Test
    void texts_are_quoted_and_escaped() {
        assertThat(PythonNotation.of("it's")).isEqualTo("\"it's\"");
        assertThat(PythonNotation.of("'\"")).isEqualTo("'\\'\"'");
        assertThat(PythonNotation.of("a\n\\\u0001\u00a0é\u200b\ud83d\ude00"))
                .isEqualTo("'a\\n\\\\\\x01\\xa0é\\u200b\ud83d\ude00'");
    }

    @Test
    void collections_nest() {
        assertThat(PythonNotation.of(Arrays.asList("a", null, Map.of("b", 1L)))).isEqualTo("['a', None, {'b': 1}]");
    }
}
