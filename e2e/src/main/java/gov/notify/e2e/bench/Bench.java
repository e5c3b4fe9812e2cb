package gov.notify.e2e.bench;

import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the benchmarks: `ONLY=accept,read` in the environment picks some, `QUICK=1` makes it short and rough.
///
/// Prints a table and writes `e2e/target/bench.json`. Ends with status 1 when a benchmark could not be carried out; a
/// missed goal is a result, not a failure.
public final class Bench {
    private static final Map<String, Benchmark> ALL = all();

    private Bench() {}

    private static Map<String, Benchmark> all() {
        var all = new LinkedHashMap<String, Benchmark>();
        // First, while nothing else has anything to do.
        all.put("render_email", RenderingBench::email);
        all.put("render_text", RenderingBench::text);
        all.put("csv_rows", RenderingBench::csv);
        all.put("accept", AcceptBench::accept);
        all.put("accept_latency", AcceptBench::latency);
        all.put("idempotency", AcceptBench::idempotency);
        all.put("send_email", stage -> SendBench.send(stage, "email"));
        all.put("send_sms", stage -> SendBench.send(stage, "sms"));
        all.put("send_email_50ms", SendBench::slow);
        all.put("workers", SendBench::workers);
        all.put("autoscaler", AutoscalerBench::autoscaler);
        all.put("end_to_end", LatencyBench::endToEnd);
        all.put("priority", LatencyBench::priority);
        all.put("storage", StorageBench::storage);
        all.put("memory", MemoryBench::memory);
        all.put("read", ReadBench::read);
        all.put("growth", ReadBench::growth);
        all.put("admin", AdminBench::admin);
        all.put("start", StartBench::start);
        return all;
    }

    /// One benchmark, of one or several figures.
    @FunctionalInterface
    interface Benchmark {
        List<Row> run(Stage stage);
    }

    @SuppressWarnings("SystemOut") // the table is what this program is for
    public static void main(String[] arguments) throws IOException {
        var only = chosen();
        var effort = System.getenv().getOrDefault("QUICK", "").isEmpty() ? Effort.full() : Effort.quick();
        var rows = new ArrayList<Row>();
        var failed = new ArrayList<String>();
        System.out.println(Machine.describe());
        System.out.println(Row.header());
        try (var stage = Stage.set(effort)) {
            ALL.forEach((name, benchmark) -> {
                if (only.isEmpty() || only.contains(name)) {
                    measure(name, benchmark, stage, rows, failed);
                }
            });
        }
        write(rows);
        failed.forEach(System.out::println);
        if (!failed.isEmpty()) {
            System.exit(1);
        }
    }

    /// The boundary: a benchmark that fails must not cost the figures of the others.
    @SuppressWarnings("SystemOut")
    private static void measure(String name, Benchmark benchmark, Stage stage, List<Row> rows, List<String> failed) {
        try {
            for (var row : benchmark.run(stage)) {
                System.out.println(row.toLine());
                rows.add(row);
            }
        } catch (RuntimeException e) {
            var why = new StringBuilder(name + " could not be measured");
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                why.append(": ").append(cause);
            }
            System.out.println(why);
            failed.add(why.toString());
        }
    }

    private static List<String> chosen() {
        var only = System.getenv().getOrDefault("ONLY", "").strip();
        var names = only.isEmpty() ? List.<String>of() : List.of(only.split("[, ]+"));
        for (var name : names) {
            if (!ALL.containsKey(name)) {
                throw new IllegalArgumentException("ONLY names no benchmark: " + name + "; there are " + ALL.keySet());
            }
        }
        return names;
    }

    private static void write(List<Row> rows) throws IOException {
        var json = Json.object();
        json.put("machine", Machine.describe());
        var list = json.putArray("benchmarks");
        rows.forEach(row -> list.add(row.toJson()));
        Path file = Project.root().resolve("e2e/target/bench.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.toPrettyString() + "\n");
    }
}
