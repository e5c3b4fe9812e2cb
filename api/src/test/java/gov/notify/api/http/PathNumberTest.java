package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "999999999, 999999999",
        "1000000000, 2147483647",
        "99999999999999999999999, 2147483647",
    })
    void digits_are_a_number_and_too_many_are_the_largest(String digits, int number) {
        assertThat(PathNumber.of(digits)).isEqualTo(number);
    }
}
