package gov.notify.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs [RenderingBenchmark] and prints a line for each figure, with what it has to reach.
public final class RenderingBenchmarks {

    private static final Map<String, Integer> WANTED = Map.of("email", 20_000, "text", 300_000, "row", 200_000);
    private static final Map<String, String> NAMES =
            Map.of("email", "rendering.email", "text", "rendering.text", "row", "csv.rows");

    private RenderingBenchmarks() {}

    /// @param arguments a file for the figures as JSON, if they are wanted
    public static void main(String[] arguments) throws RunnerException, IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var options = new OptionsBuilder()
                .include(RenderingBenchmark.class.getName() + "\\.")
                .forks(1)
                .threads(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .verbosity(VerboseMode.SILENT)
                .build();
        List<String> figures = new ArrayList<>();
        for (RunResult result : new Runner(options).run()) {
            String label = result.getPrimaryResult().getLabel();
            long reached = Math.round(result.getPrimaryResult().getScore());
            int wanted = WANTED.getOrDefault(label, 0);
            String name = NAMES.getOrDefault(label, label);
            out.printf(Locale.ROOT, "%-16s %,10d/s  (wanted %,d/s, one core)%n", name, reached, wanted);
            figures.add("{\"name\":\"%s\",\"value\":%d,\"unit\":\"per second\",\"wanted\":%d}"
                    .formatted(name, reached, wanted));
        }
        if (arguments.length > 0) {
            Files.writeString(Path.of(arguments[0]), "[" + String.join(",\n", figures) + "]\n");
        }
    }
}
