package gov.notify.e2e.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeedsTest {

    private static final Measured MEASURED = new Measured(1000, 500, 2000, 500, 6000, 300);

    @Test
    void a_small_service_needs_two_of_each() {
        var needs = Needs.of(new Demand(1000, 1, 7), MEASURED, 0.1);

        assertThat(needs.apis()).isEqualTo(2);
        assertThat(needs.workers()).isEqualTo(2);
        assertThat(needs.connections()).isEqualTo(2 * 14 + 2 * 8);
        assertThat(needs.enough()).isTrue();
    }

    @Test
    void there_is_one_instance_more_than_the_peak_needs_at_seventy_per_cent() {
        // 100 and 50 a second each, of which 70 and 35 are used
        var needs = Needs.of(new Demand(1000, 140, 7), MEASURED, 0.1);

        assertThat(needs.apis()).isEqualTo(2 + 1);
        assertThat(needs.workers()).isEqualTo(4 + 1);
    }

    @Test
    void a_larger_share_of_the_machine_needs_fewer() {
        assertThat(Needs.of(new Demand(1000, 140, 7), MEASURED, 0.4).workers()).isEqualTo(2);
    }

    @Test
    void storage_follows_the_month_and_redis_the_peak() {
        var needs = Needs.of(new Demand(3_000_000, 10, 8), MEASURED, 0.1);

        assertThat(needs.live()).isCloseTo(100_000 * 10 * 2000.0, within(1.0));
        assertThat(needs.historyYear()).isCloseTo(36_000_000 * 500.0, within(1.0));
        assertThat(needs.walDay()).isCloseTo(200_000 * 6000.0, within(1.0));
        assertThat(needs.redis()).isCloseTo(10e6 + 36_000 * 300.0, within(1.0));
    }

    @Test
    void one_postgres_ends_where_the_slower_of_the_two_programs_has_used_its_share_of_it() {
        assertThat(Needs.of(new Demand(1000, 350, 7), MEASURED, 0.1).enough()).isTrue();
        assertThat(Needs.of(new Demand(1000, 351, 7), MEASURED, 0.1).enough()).isFalse();
    }

    @Test
    void an_unknown_peak_is_ten_times_the_working_hours_average() {
        assertThat(Demand.ofMonth(21 * 8 * 3600).peak()).isEqualTo(10);
        assertThat(Demand.ofMonth(1).peak()).isEqualTo(1);
    }

    @Test
    void what_nobody_can_ask_for_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Demand(0, 1, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Demand(1, 0, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Demand(1, 1, 0));
    }
}
