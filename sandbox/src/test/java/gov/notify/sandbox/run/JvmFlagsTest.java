package gov.notify.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmFlagsTest {
    @TempDir
    Path home;

    @Test
    void a_program_runs_here_with_the_options_that_its_manifest_deploys_it_with() throws IOException {
        jar(App.Kind.WORKER, "one");
        Files.writeString(home.resolve("manifest-worker.yml"), """
                applications:
                  - env:
                      JBP: '{}'
                      JAVA_OPTS: >-
                        -Xmx160m -Xmn80m
                        -XX:+UseSerialGC
                      QUARKUS_HTTP_PORT: 8080
                """);

        assertThat(JvmFlags.of(App.Kind.WORKER, home, Map.of("NOTIFY_WORKER_JAVA_OPTS", "-ea -Dx=y")))
                .containsExactly("-Xmx160m", "-Xmn80m", "-XX:+UseSerialGC", "-ea", "-Dx=y");
    }

    @Test
    void a_manifest_without_options_is_named() throws IOException {
        jar(App.Kind.API, "one");
        Files.writeString(home.resolve("manifest-api.yml"), "applications: []\n");

        assertThatThrownBy(() -> JvmFlags.of(App.Kind.API, home, Map.of())).hasMessageContaining("manifest-api.yml");
    }

    @Test
    void the_cache_of_another_jar_is_never_used_whatever_the_times_of_the_files() throws IOException {
        var jar = jar(App.Kind.API, "one");
        Files.writeString(home.resolve("manifest-api.yml"), "  JAVA_OPTS: >-\n    -Xmx256m\n");
        var cache = Files.createFile(AotCache.of(jar));
        assertThat(JvmFlags.of(App.Kind.API, home, Map.of())).contains("-XX:AOTCache=" + cache);

        Files.writeString(jar, "two");
        Files.setLastModifiedTime(cache, Files.getLastModifiedTime(jar));

        assertThat(JvmFlags.of(App.Kind.API, home, Map.of())).noneMatch(flag -> flag.contains("AOTCache"));
    }

    private Path jar(App.Kind kind, String content) throws IOException {
        var jar = kind.jar(home);
        Files.createDirectories(jar.getParent());
        return Files.writeString(jar, content);
    }
}
