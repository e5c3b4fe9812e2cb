package gov.notify.e2e.scaling;

import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;

/// The results of all scenarios, as docs/scaling.md has them.
final class ScalingTable {

    static final String POLICY = "terraform/autoscaler/worker.production.json";
    static final String SCALED_OBJECT = "terraform/keda/worker-scaledobject.yml";

    private static final String HEADER = """
            | arrivals | autoscaler | instances | at the end | changes | a message waits, at most | sent | waiting | lost | instance hours | of a fixed 8 |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private ScalingTable() {}

    static String of(WorkerModel model) {
        var policy = AutoscalerPolicy.parse(read(POLICY));
        var object = ScaledObject.parse(read(SCALED_OBJECT));
        var table = new StringBuilder(HEADER);
        for (var scenario : Scenario.all()) {
            table.append(row(scenario, "App Autoscaler", new CloudFoundryAutoscaler(policy), model));
            table.append(row(scenario, "KEDA", new KedaAutoscaler(object), model));
        }
        return table.toString();
    }

    private static String row(Scenario scenario, String name, Autoscaler autoscaler, WorkerModel model) {
        var result = ScalingRun.play(scenario, autoscaler, model);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d to %d | %d | %d | %s | %,d | %,d | %d | %.0f | %.0f %% |%n",
                scenario.name(),
                name,
                result.least(),
                result.most(),
                result.last(),
                result.changes().size(),
                time(result.oldestSeconds()),
                result.sent(),
                result.waiting(),
                result.lost(),
                result.instanceHours(),
                100 * result.instanceHours() / (8 * scenario.seconds() / 3600.0));
    }

    private static String time(long seconds) {
        return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }

    static String read(String path) {
        try {
            return Files.readString(Project.root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
