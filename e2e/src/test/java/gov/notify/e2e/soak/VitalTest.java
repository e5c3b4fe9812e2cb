package gov.notify.e2e.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 28.1, 30.9, false",
        "0, 28.1, 31.0, true",
        "4, 28.1, 31.0, true",
        "4, 28.1, 25.2, false",
        "200, 195, 230, true"
    })
    void more_than_a_tenth_is_growth_however_much_the_floor_is(double floor, double early, double late, boolean grew) {
        assertThat(vital(floor, early, late).grew()).isEqualTo(grew);
    }

    @ParameterizedTest
    @CsvSource({"4, 1.9, 4.0, false", "4, 1.9, 4.1, true", "200, 0, 200, false", "200, 0, 201, true"})
    void up_to_its_floor_nothing_is_growth(double floor, double early, double late, boolean grew) {
        assertThat(vital(floor, early, late).grew()).isEqualTo(grew);
    }

    private static Vital vital(double floor, double early, double late) {
        return new Vital(Gauge.typical("anything", "MB", floor, () -> late), early, late);
    }
}
