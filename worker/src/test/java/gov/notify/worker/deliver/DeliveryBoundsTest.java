package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryBoundsTest {

    private static final Duration CALL = Duration.ofSeconds(10);

    @Test
    void a_call_may_begin_while_its_end_and_its_outcome_still_lie_within_the_claim() {
        assertThat(bounds(Map.of("notify.delivery.lease", "15s")).latestStart()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_lease_that_a_call_could_outlast_stops_the_worker_and_says_what_it_must_be() {
        assertThat(bounds(Map.of("notify.delivery.lease", "13s")).latestStart()).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> bounds(Map.of("notify.delivery.lease", "12999ms")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notify.delivery.lease (PT12.999S) must be at least 3 s longer")
                .hasMessageContaining("notify.provider.call-timeout (PT10S)");
    }

    @Test
    void a_worker_has_some_times_as_many_entries_in_hand_as_it_makes_calls_at_once() {
        var bounds = bounds(Map.of("notify.delivery.permits", "6", "notify.delivery.prefetch", "3"));

        assertThat(bounds.calls()).isEqualTo(6);
        assertThat(bounds.entries()).isEqualTo(18);
    }

    @Test
    void each_lane_has_an_entry_in_hand_however_few_the_calls() {
        assertThat(bounds(Map.of("notify.delivery.permits", "1", "notify.delivery.prefetch", "1"))
                        .entries())
                .isEqualTo(3);
    }

    private static DeliveryBounds bounds(Map<String, String> settings) {
        return new DeliveryBounds(DeliverySettings.of(DeliveryConfig.class, settings), CALL);
    }
}
