package gov.notify.e2e.load;

import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs a generator in a process of its own: [#run] on this side, [#main] on the other.
public final class Load {
    private Load() {}

    /// Carries out the plan and waits for its end.
    public static LoadOutcome run(LoadPlan plan) {
        var command = List.of(
                Project.java(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                Load.class.getName(),
                plan.toJson());
        try {
            var process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                var line = out.readLine();
                if (line == null) {
                    throw new IllegalStateException("The load generator failed");
                }
                return LoadOutcome.fromJson(Json.parse(line));
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator cannot be started", e);
        }
    }

    @SuppressWarnings("SystemOut") // the answer to the process that started us
    public static void main(String[] arguments) throws IOException {
        System.out.println(
                new Generator(LoadPlan.fromJson(Json.parse(arguments[0]))).run().toJson());
    }
}
