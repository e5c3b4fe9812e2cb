package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the committed policies do with hours of arrivals.
class ScalingSimulationTest {

    private static final WorkerModel MODEL = WorkerModel.documented();

    static Stream<Autoscaler> autoscalers() {
        return Stream.of(
                new CloudFoundryAutoscaler(AutoscalerPolicy.parse(ScalingTable.read(ScalingTable.POLICY))),
                new KedaAutoscaler(ScaledObject.parse(ScalingTable.read(ScalingTable.SCALED_OBJECT))));
    }

    @Test
    void no_message_is_lost_in_any_scenario_and_all_are_sent_in_the_end() {
        for (var scenario : Scenario.all()) {
            assertThat(autoscalers()).as(scenario.name()).allSatisfy(autoscaler -> {
                var result = ScalingRun.play(scenario, autoscaler, MODEL);
                assertThat(result.lost()).isZero();
                assertThat(result.waiting()).isZero();
                assertThat(result.sent()).isEqualTo(result.accepted()).isPositive();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("autoscalers")
    void steps_up_to_500_a_second_are_followed_within_half_a_minute_and_back_down(Autoscaler autoscaler) {
        var result = play("steps of 10 to 500/s and back", autoscaler);

        assertThat(result.oldestSeconds()).isLessThan(30);
        assertThat(result.most()).isBetween(5, 8);
        assertThat(result.last()).isEqualTo(2);
        assertThat(neverTurnsBack(result))
                .as("up, and then down: %s", result.changes())
                .isTrue();
        assertThat(result.instanceHours()).isLessThan(0.55 * 8 * 350 / 60);
    }

    @ParameterizedTest
    @MethodSource("autoscalers")
    void from_10_to_500_a_second_at_once_keeps_nobody_waiting_for_three_minutes(Autoscaler autoscaler) {
        var result = play("from 10 to 500/s at once", autoscaler);

        assertThat(result.oldestSeconds()).isLessThan(180);
        assertThat(result.last()).isEqualTo(2);
        assertThat(neverTurnsBack(result)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("autoscalers")
    void steady_traffic_has_a_steady_number_of_workers(Autoscaler autoscaler) {
        var result = play("300/s all day", autoscaler);

        assertThat(result.changes())
                .allMatch(change -> change.second() < 30 * 60)
                .hasSizeLessThan(8);
        assertThat(result.last()).isBetween(4, 6);
    }

    @ParameterizedTest
    @MethodSource("autoscalers")
    void a_night_without_traffic_has_the_fewest_workers(Autoscaler autoscaler) {
        var result = play("a night without traffic", autoscaler);

        assertThat(result.changes())
                .as("none between the evening and the morning")
                .noneMatch(change -> change.second() > (120 + 30) * 60 && change.second() < 600 * 60)
                .anyMatch(change -> change.second() < 150 * 60 && change.to() == 2);
        assertThat(result.oldestSeconds()).as("in the morning").isLessThan(60);
    }

    @ParameterizedTest
    @MethodSource("autoscalers")
    void where_the_provider_is_the_limit_no_worker_is_added(Autoscaler autoscaler) {
        var result = play("500/s, the provider takes 100/s", autoscaler);

        assertThat(result.changes()).isEmpty();
        assertThat(result.oldestSeconds())
                .as("everybody is given a turn at once")
                .isLessThan(5);
    }

    @ParameterizedTest
    @MethodSource("autoscalers")
    void a_large_file_has_its_workers_for_as_long_as_it_takes(Autoscaler autoscaler) {
        var result = play("a file of 100,000, else 10/s", autoscaler);

        assertThat(result.oldestSeconds())
                .as("two workers would take 8 minutes")
                .isLessThan(6 * 60);
        assertThat(result.last()).isEqualTo(2);
        assertThat(neverTurnsBack(result)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("autoscalers")
    void workers_that_are_half_as_fast_as_said_are_more_and_as_steady(Autoscaler autoscaler) {
        var result = play("250/s, workers half as fast as said", autoscaler);

        assertThat(result.oldestSeconds()).isLessThan(180);
        assertThat(neverTurnsBack(result)).isTrue();
    }

    /// Why the policy scales in by the room that workers have: with enough of them nothing waits, be they busy or not.
    @Test
    void by_what_waits_alone_they_would_come_and_go_all_day() {
        var committed = AutoscalerPolicy.parse(ScalingTable.read(ScalingTable.POLICY));
        var rules = committed.rules().stream()
                .filter(rule -> !rule.metric().equals("notify_room"))
                .toList();
        var down = new ScalingRule("notify_pressure", "<", 50, 600, 300, "-1");
        var byBacklog = new AutoscalerPolicy(
                committed.least(),
                committed.most(),
                Stream.concat(rules.stream(), Stream.of(down)).toList());

        var result = play("300/s all day", new CloudFoundryAutoscaler(byBacklog));

        assertThat(result.changes()).hasSizeGreaterThan(100);
    }

    private static ScalingRun.Result play(String name, Autoscaler autoscaler) {
        var scenario = Scenario.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return ScalingRun.play(scenario, autoscaler, MODEL);
    }

    /// Whether there are more and more, and then fewer and fewer.
    private static boolean neverTurnsBack(ScalingRun.Result result) {
        List<ScalingRun.Change> changes = result.changes();
        int turns = 0;
        for (int i = 1; i < changes.size(); i++) {
            boolean up = changes.get(i).to() > changes.get(i).from();
            boolean wasUp = changes.get(i - 1).to() > changes.get(i - 1).from();
            turns += up == wasUp ? 0 : 1;
        }
        return turns == 1 && changes.getFirst().to() > changes.getFirst().from();
    }
}
