package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledObjectTest {

    private static final String COMMITTED = ScalingTable.read(ScalingTable.SCALED_OBJECT);

    @Test
    void the_committed_one_is_one_and_its_bounds_are_those_of_production() {
        var object = ScaledObject.parse(COMMITTED);
        var policy = AutoscalerPolicy.parse(ScalingTable.read(ScalingTable.POLICY));

        assertThat(object.least()).isEqualTo(policy.least());
        assertThat(object.most()).isEqualTo(policy.most());
        assertThat(object.triggers()).extracting(ScaledObject.Trigger::name).containsExactly("load", "due", "age");
        assertThat(object.triggers())
                .extracting(ScaledObject.Trigger::query)
                .allSatisfy(query -> assertThat(GaugeQuery.parse(query)).isNotNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keda.sh/v1alpha1             | keda.k8s.io/v1alpha1   | apiVersion is not keda.sh/v1alpha1",
                "kind: ScaledObject           | kind: ScaledJob        | kind is not ScaledObject",
                "name: notify-worker          | name: Notify_Worker    | is no name of",
                "minReplicaCount: 2           | minReplicas: 2         | spec.minReplicaCount is missing",
                "minReplicaCount: 2           | minReplicaCount: 9     | maxReplicaCount is no whole number from 9",
                "pollingInterval: 30          | pollingInterval: often | pollingInterval is no whole number",
                "failureThreshold: 3          | failures: 3            | fallback.failureThreshold is missing",
                "currentReplicasIfHigher      | asBefore               | fallback.behavior is none of",
                "stabilizationWindowSeconds: 600 | stabilizationWindowSeconds: 3601 | is no whole number from 0 to 3600",
                "periodSeconds: 300           | periodSeconds: 1801    | is no whole number from 1 to 1800",
                "type: Pods                   | type: Replicas         | is neither Pods nor Percent",
                "type: prometheus             | type: redis-streams    | type is not prometheus",
                "threshold: \"60\"            | threshold: 60          | threshold is no text",
                "threshold: \"60\"            | threshold: \"0\"       | threshold is not above zero",
                "metricType: Value            | metricType: Total      | is neither Value nor AverageValue",
                "query: sum                   | metricName: sum        | metadata.query is missing",
                "ignoreNullValues: \"false\" | ignoreNullValues: \"true\" | ignoreNullValues is not false",
            })
    void one_that_keda_would_refuse_or_read_otherwise_is_none(String right, String wrong, String fault) {
        assertThat(COMMITTED).contains(right);

        assertThatThrownBy(() -> ScaledObject.parse(COMMITTED.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }
}
