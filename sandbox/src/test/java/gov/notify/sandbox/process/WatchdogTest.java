package gov.notify.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Starts a second JVM that starts a child, and kills that JVM.
class WatchdogTest {

    @Test
    void children_and_temporary_folders_do_not_outlive_a_killed_jvm() throws IOException {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            var pid = Long.parseLong(out.readLine());
            var folder = Path.of(out.readLine());
            assertThat(Processes.isRunning(pid)).isTrue();
            assertThat(folder).isDirectory();

            jvm.destroyForcibly();

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !Processes.isRunning(pid));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(folder));
        } finally {
            jvm.destroyForcibly();
        }
    }

    static final class Parent {
        public static void main(String[] args) throws IOException {
            var folder = Workspace.temporary("test");
            var child = Child.start("sleep", List.of("sleep", "600"), Map.of(), "TERM", folder.resolve("log"));
            System.out.println(child.pid());
            System.out.println(folder);
            System.in.read();
        }
    }
}
