package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/// The committed policies speak of what workers tell.
class ScalingPoliciesTest {

    private static final Path FOLDER = Path.of("../terraform/autoscaler");
    private static final Pattern QUERY = Pattern.compile("(?m)^ +query: (.+)$");
    private static final Pattern GAUGE = Pattern.compile("\\b[a-z]+(_[a-z]+){2,}\\b");

    static List<Path> policies() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var workers = files.filter(file -> file.getFileName().toString().startsWith("worker."))
                    .toList();
            assertThat(workers).hasSize(2);
            return workers;
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_policy_has_rules_for_all_metrics_and_for_no_others_or_every_post_would_be_refused(Path policy)
            throws IOException {
        var rules = new ObjectMapper().readTree(Files.readString(policy)).path("scaling_rules");

        assertThat(rules)
                .extracting(rule -> rule.path("metric_type").asText())
                .containsOnly(Stream.of(ScaleMetric.values())
                        .map(ScaleMetric::wireName)
                        .toArray(String[]::new))
                .containsAll(Stream.of(ScaleMetric.values())
                        .map(ScaleMetric::wireName)
                        .toList());
    }

    @Test
    void the_scaled_object_asks_for_gauges_that_there_are() throws IOException {
        var meters = new SimpleMeterRegistry();
        var _ = new WorkloadMeter(new DueMessages(new PGSimpleDataSource(), List.of()), () -> 1, 100, meters, () -> 0);
        var shown = meters.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .collect(Collectors.toSet());

        var queries = QUERY.matcher(Files.readString(Path.of("../terraform/keda/worker-scaledobject.yml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(queries)
                .hasSize(3)
                .allSatisfy(query -> assertThat(GAUGE.matcher(query)
                                .results()
                                .map(found -> found.group())
                                .toList())
                        .hasSize(1)
                        .allMatch(shown::contains));
    }
}
