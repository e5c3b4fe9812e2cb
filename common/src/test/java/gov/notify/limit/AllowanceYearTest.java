package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AllowanceYearTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 16);

    @Test
    void the_year_begins_on_the_16th_of_june() {
        assertThat(AllowanceYear.startOf(FIRST_DAY)).isEqualTo(FIRST_DAY);
        assertThat(AllowanceYear.startOf(LocalDate.of(2026, 12, 31))).isEqualTo(FIRST_DAY);
    }

    @Test
    void the_days_before_belong_to_the_year_that_began_the_summer_before() {
        assertThat(AllowanceYear.startOf(LocalDate.of(2027, 1, 1))).isEqualTo(FIRST_DAY);
        assertThat(AllowanceYear.startOf(LocalDate.of(2027, 6, 15))).isEqualTo(FIRST_DAY);
    }

    @Test
    void a_year_ends_where_the_next_begins() {
        assertThat(AllowanceYear.endOf(FIRST_DAY)).isEqualTo(LocalDate.of(2027, 6, 16));
        assertThat(AllowanceYear.endOf(LocalDate.of(2027, 6, 15))).isEqualTo(LocalDate.of(2027, 6, 16));
    }
}
