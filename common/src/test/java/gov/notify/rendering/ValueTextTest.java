package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "-0.0, -0.0"
    })
    void numbers_read_as_python_prints_them(double number, String text) {
        assertThat(ValueText.of(number)).isEqualTo(text);
    }
}
