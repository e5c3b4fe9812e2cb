package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.e2e.scaling.ScaledObject.Behavior;
import gov.notify.e2e.scaling.ScaledObject.Step;
import gov.notify.e2e.scaling.ScaledObject.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// It looks every 15 s at what was scraped within 30 s.
class KedaAutoscalerTest {

    private static final Behavior AT_ONCE = new Behavior(0, List.of(new Step(false, 100, 15)));
    private static final Trigger LOAD = new Trigger("load", "sum(worker_load_percent)", 50, false);
    private static final Trigger AGE = new Trigger("age", "max(send_due_oldest_seconds)", 30, true);

    @Test
    void an_average_for_each_replica_asks_for_as_many_as_bring_it_down_to_the_threshold() {
        assertThat(last(object(AT_ONCE, AT_ONCE, LOAD), load(100, 101))).isEqualTo(5);
        assertThat(last(object(AT_ONCE, AT_ONCE, LOAD), load(500, 500))).isEqualTo(8);
        assertThat(last(object(AT_ONCE, AT_ONCE, LOAD), load(0, 0))).isEqualTo(2);
    }

    @Test
    void a_tenth_more_or_less_than_the_threshold_is_near_enough() {
        assertThat(last(object(AT_ONCE, AT_ONCE, LOAD), load(54, 55))).isEqualTo(2);
        assertThat(last(object(AT_ONCE, AT_ONCE, LOAD), load(56, 55))).isEqualTo(3);
    }

    @Test
    void a_whole_beyond_its_threshold_asks_for_as_many_times_those_that_are_ready() {
        var late = new FleetView(0, 60, List.of(0, 0));

        assertThat(play(object(AT_ONCE, AT_ONCE, AGE), 1, _ -> late)).containsExactly(4);
    }

    @Test
    void the_highest_recommendation_counts() {
        var late = new FleetView(0, 45, List.of(50, 50));

        assertThat(play(object(AT_ONCE, AT_ONCE, LOAD, AGE), 1, _ -> late)).containsExactly(3);
    }

    @Test
    void there_are_fewer_when_nothing_has_asked_for_more_for_the_whole_window() {
        var patient = new Behavior(600, List.of(new Step(false, 100, 15)));
        var counts = play(object(AT_ONCE, patient, LOAD), 1200, second -> second < 300 ? load(200, 200) : load(50, 50));

        assertThat(counts.get(0)).isEqualTo(8);
        // The last scrape of the load is that of 270 s, looked at until 285 s.
        assertThat(counts.get(885)).isEqualTo(8);
        assertThat(counts.get(900)).isEqualTo(2);
    }

    @Test
    void policies_limit_how_many_come_and_go_within_their_period() {
        var slow = new Behavior(0, List.of(new Step(false, 2, 60)));
        var half = new Behavior(0, List.of(new Step(true, 50, 60)));

        var up = play(object(slow, AT_ONCE, LOAD), 200, _ -> load(200, 200));
        assertThat(up.subList(0, 60)).containsOnly(4);
        assertThat(up.subList(60, 120)).containsOnly(6);
        assertThat(up.get(120)).isEqualTo(8);

        var down = play(object(AT_ONCE, half, LOAD), 200, second -> second == 0 ? load(200, 200) : load(0, 0));
        assertThat(down.get(0)).isEqualTo(8);
        assertThat(down.get(30)).isEqualTo(4);
        assertThat(down.get(75)).isEqualTo(4);
        assertThat(down.get(90)).isEqualTo(2);
    }

    @Test
    void a_query_that_the_simulation_does_not_speak_is_said() {
        assertThatThrownBy(() -> GaugeQuery.parse("avg(worker_load_percent)"))
                .hasMessageContaining("cannot ask: avg(worker_load_percent)");
        assertThat(GaugeQuery.parse("clamp_max(max(send_due_oldest_seconds), 60)")
                        .ask(new FleetView(0, 900, List.of())))
                .isEqualTo(60);
    }

    private static ScaledObject object(Behavior up, Behavior down, Trigger... triggers) {
        return new ScaledObject(2, 8, up, down, List.of(triggers));
    }

    private static FleetView load(int one, int other) {
        return new FleetView(0, 0, List.of(one, other));
    }

    private static int last(ScaledObject object, FleetView seen) {
        return play(object, 1, _ -> seen).getLast();
    }

    private static List<Integer> play(ScaledObject object, int seconds, IntFunction<FleetView> seen) {
        var autoscaler = new KedaAutoscaler(object);
        var counts = new ArrayList<Integer>();
        int instances = 2;
        for (int second = 0; second < seconds; second++) {
            instances = autoscaler.decide(second, instances, seen.apply(second));
            counts.add(instances);
        }
        return counts;
    }
}
