package gov.notify.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.process.Child;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWatchTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void shows_errors_and_the_end_and_does_not_mind_that_the_log_vanishes() throws IOException {
        var log = folder.resolve("worker.log");
        var child = Child.start("worker", List.of("tail", "-f", "/dev/null"), Map.of(), "TERM", log);
        try (child) {
            LogWatch.start(child, new PrintStream(shown, true, StandardCharsets.UTF_8));
            Files.writeString(log, "INFO well\nERROR unwell\n", StandardOpenOption.APPEND);
            Awaitility.await().until(() -> !shown().isEmpty());
            assertThat(shown()).isEqualTo("worker: ERROR unwell\n");

            Files.delete(log);
            child.kill();

            Awaitility.await().until(() -> shown().contains("ended"));
            assertThat(shown().lines())
                    .containsExactly(
                            "worker: ERROR unwell", "worker (pid " + child.pid() + ") ended; its log is " + log);
        }
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
