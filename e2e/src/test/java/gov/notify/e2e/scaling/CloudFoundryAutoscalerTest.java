package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Values in seconds of a run; averages are made every 40 s, of two minutes, and looked at every 60 s.
class CloudFoundryAutoscalerTest {

    private static final FleetView QUIET = new FleetView(0, 0, List.of(70, 70));
    private static final FleetView LATE = new FleetView(0, 1000, List.of(70, 70));

    @Test
    void a_rule_applies_once_every_average_was_beyond_its_threshold_for_as_long_as_it_says() {
        var rule = new ScalingRule("notify_send_lag_seconds", ">", 999, 120, 600, "+2");

        var counts = play(rule, 1000, second -> second < 200 ? QUIET : LATE);

        // The average of 280 s is the last with a quiet value in it: those of 320, 360 and 400 s are beyond.
        assertThat(firstChange(counts)).isEqualTo(420);
        assertThat(counts.get(999)).isEqualTo(4);
    }

    @Test
    void nothing_is_known_of_a_time_before_the_first_average() {
        var counts = play(new ScalingRule("notify_send_lag_seconds", ">", 999, 300, 60, "+1"), 400, _ -> LATE);

        assertThat(firstChange(counts)).isEqualTo(360);
    }

    @Test
    void one_value_within_it_is_enough_to_change_nothing() {
        var rule = new ScalingRule("notify_send_lag_seconds", ">", 0, 300, 60, "+1");

        assertThat(play(rule, 3600, second -> second % 300 < 150 ? QUIET : LATE))
                .containsOnly(2);
    }

    @Test
    void during_the_cool_down_nothing_else_changes() {
        var counts = play(new ScalingRule("notify_send_lag_seconds", ">", 999, 60, 300, "+1"), 700, _ -> LATE);

        assertThat(firstChange(counts)).isEqualTo(120);
        assertThat(counts.get(419)).isEqualTo(3);
        assertThat(counts.get(420)).isEqualTo(4);
    }

    @Test
    void the_bounds_hold_and_a_change_that_they_prevent_cools_nothing_down() {
        var up = new ScalingRule("notify_send_lag_seconds", ">", 999, 60, 60, "+50%");
        var down = new ScalingRule("notify_room", ">", 20, 60, 60, "-1");

        assertThat(play(up, 3600, _ -> LATE).getLast()).isEqualTo(8);
        assertThat(play(down, 3600, _ -> LATE)).containsOnly(2);
    }

    @Test
    void the_first_rule_that_is_breached_applies_alone() {
        var down = new ScalingRule("notify_room", ">", 20, 60, 60, "-1");
        var up = new ScalingRule("notify_send_lag_seconds", ">", 999, 60, 60, "+2");

        assertThat(play(List.of(down, up), 3600, _ -> LATE)).containsOnly(2);
        assertThat(play(List.of(up, down), 3600, _ -> LATE).getLast()).isEqualTo(8);
    }

    @Test
    void what_instances_post_is_averaged_and_rounded_up() {
        var uneven = new FleetView(0, 0, List.of(100, 89));

        assertThat(play(new ScalingRule("notify_room", ">", 4, 60, 60, "+1"), 600, _ -> uneven)
                        .getLast())
                .isGreaterThan(2);
        assertThat(play(new ScalingRule("notify_room", ">", 5, 60, 60, "+1"), 600, _ -> uneven))
                .containsOnly(2);
    }

    @Test
    void while_nobody_posts_nothing_changes() {
        var silent = new FleetView(5000, 5000, List.of());

        assertThat(play(new ScalingRule("notify_send_lag_seconds", ">", 0, 60, 60, "+1"), 3600, _ -> silent))
                .containsOnly(2);
    }

    private static List<Integer> play(ScalingRule rule, int seconds, IntFunction<FleetView> seen) {
        return play(List.of(rule), seconds, seen);
    }

    private static List<Integer> play(List<ScalingRule> rules, int seconds, IntFunction<FleetView> seen) {
        var autoscaler = new CloudFoundryAutoscaler(new AutoscalerPolicy(2, 8, rules));
        var counts = new ArrayList<Integer>();
        int instances = 2;
        for (int second = 0; second < seconds; second++) {
            instances = autoscaler.decide(second, instances, seen.apply(second));
            counts.add(instances);
        }
        return counts;
    }

    private static int firstChange(List<Integer> counts) {
        return Collections.frequency(counts, 2);
    }
}
