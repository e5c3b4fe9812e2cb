package gov.notify.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Program;
import gov.notify.e2e.world.Project;
import gov.notify.e2e.world.World;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rendering and reading spreadsheets, each on one core: the JMH benchmarks of `common`'s tests.
final class RenderingBench {
    private static final String BENCHMARKS = "gov.notify.bench.RenderingBenchmark";
    private static final Path COMMON = Project.root().resolve("common/target");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private RenderingBench() {}

    /// A 1 kB email with five placeholders, as plain text and as HTML in its document.
    static List<Row> email(Stage stage) {
        return measure(stage, "render_email", "email", "emails/s", 20_000);
    }

    /// A text message of one fragment with five placeholders.
    static List<Row> text(Stage stage) {
        return measure(stage, "render_text", "text", "texts/s", 300_000);
    }

    /// Rows of six columns, parsed and validated.
    static List<Row> csv(Stage stage) {
        return measure(stage, "csv_rows", "row", "rows/s", 200_000);
    }

    private static List<Row> measure(Stage stage, String name, String benchmark, String unit, double goal) {
        var runs = jmh(stage, name, benchmark);
        return List.of(Row.atLeast(goal, name, unit, runs));
    }

    /// Each run is a JVM of its own: two compilations of the same code can differ by a third.
    private static Runs jmh(Stage stage, String name, String benchmark) {
        var effort = stage.effort();
        var folder = stage.world().folder();
        var results = folder.resolve(name + ".json");
        var command = new ArrayList<>(List.of(Project.java(), "-cp", classPath(), "org.openjdk.jmh.Main"));
        command.addAll(List.of("^" + BENCHMARKS.replace(".", "\\.") + "\\." + benchmark + "$", "-t", "1"));
        command.addAll(List.of("-f", Integer.toString(effort.runs())));
        command.addAll(List.of("-wi", Long.toString(Math.round(effort.warmUp())), "-w", "1s"));
        command.addAll(List.of("-i", Long.toString(Math.round(effort.seconds())), "-r", "1s"));
        command.addAll(List.of("-foe", "true", "-rf", "json", "-rff", results.toString()));
        try (var program = Program.start(name, command, Map.of(), folder.resolve(name + ".log"))) {
            World.await(name + " is measured", PATIENCE, () -> !program.isAlive());
            if (program.exitCode() != 0) {
                throw new IllegalStateException("JMH failed:\n" + program.lastWords());
            }
        }
        return runs(Json.parse(read(results)));
    }

    /// Of each run the mean of its iterations.
    private static Runs runs(JsonNode results) {
        var means = new ArrayList<Double>();
        for (var run : results.at("/0/primaryMetric/rawData")) {
            var sum = 0.0;
            for (var iteration : run) {
                sum += iteration.asDouble();
            }
            means.add(sum / run.size());
        }
        return new Runs(means);
    }

    private static String classPath() {
        var libraries = read(COMMON.resolve("test-classpath")).strip();
        return String.join(
                File.pathSeparator,
                COMMON.resolve("test-classes").toString(),
                COMMON.resolve("classes").toString(),
                libraries);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
