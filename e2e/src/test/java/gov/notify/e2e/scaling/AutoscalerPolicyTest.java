package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AutoscalerPolicyTest {

    private static final String GOOD = """
            {"instance_min_count": 2, "instance_max_count": 8, "scaling_rules": [{"metric_type": "notify_room",
             "operator": "<", "threshold": 20, "breach_duration_secs": 60, "cool_down_secs": 3600, "adjustment": "+50%"}]}
            """;

    static List<Path> committed() throws IOException {
        try (var files = Files.list(Project.root().resolve("terraform/autoscaler"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("committed")
    void a_committed_policy_is_one_and_keeps_two_workers_at_least(Path file) throws IOException {
        var policy = AutoscalerPolicy.parse(Files.readString(file));

        assertThat(policy.least()).isGreaterThanOrEqualTo(2);
        assertThat(policy.rules()).extracting(ScalingRule::adjustment).anyMatch(one -> one.startsWith("-"));
    }

    @Test
    void environments_differ_in_how_many_workers_there_may_be_alone() {
        var production = AutoscalerPolicy.parse(ScalingTable.read("terraform/autoscaler/worker.production.json"));
        var staging = AutoscalerPolicy.parse(ScalingTable.read("terraform/autoscaler/worker.staging.json"));

        assertThat(staging.rules()).isEqualTo(production.rules());
    }

    @Test
    void a_rule_is_read_whole() {
        assertThat(AutoscalerPolicy.parse(GOOD))
                .isEqualTo(
                        new AutoscalerPolicy(2, 8, List.of(new ScalingRule("notify_room", "<", 20, 60, 3600, "+50%"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"instance_min_count\": 2  | \"instance_min_count\": 0   | instance_min_count is no whole number from 1",
                "\"instance_max_count\": 8  | \"instance_max_count\": 1   | instance_max_count is no whole number from 2",
                "\"instance_max_count\": 8  | \"instance_max_count\": 8.5 | instance_max_count is no whole number",
                "\"instance_max_count\"     | \"instances\"               | instances is not known",
                "notify_room                | notify-room                 | metric_type is no name",
                "\"<\"                      | \"=<\"                      | operator is none of",
                "20                         | 20.5                        | threshold is no whole number",
                "20                         | \"20\"                      | threshold is no whole number",
                "60                         | 59                          | breach_duration_secs is no whole number from 60 to 3600",
                "3600                       | 3601                        | cool_down_secs is no whole number from 60 to 3600",
                "+50%                       | +0                          | adjustment is none",
                "+50%                       | 50                          | adjustment is none",
                "+50%                       | +1.5                        | adjustment is none",
                "\"adjustment\"             | \"adjust\"                  | adjust is not known",
                "scaling_rules              | rules                       | the policy has no scaling_rules",
            })
    void a_policy_that_the_autoscaler_would_refuse_or_ignore_is_none(String right, String wrong, String fault) {
        assertThat(GOOD).contains(right);

        assertThatThrownBy(() -> AutoscalerPolicy.parse(GOOD.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource({"+2,2,4", "-1,3,2", "+50%,2,3", "+50%,3,5", "+10%,2,3", "-10%,2,1", "-50%,5,3"})
    void an_adjustment_is_applied_as_the_scaling_engine_does(String adjustment, int from, int to) {
        assertThat(new ScalingRule("m", ">", 0, 60, 60, adjustment).applyTo(from))
                .isEqualTo(to);
    }
}
