package gov.notify.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.AppManifest;
import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether the buildpack starts the programs at all in the memory that their manifests ask for.
class MemoryArithmeticTest {

    private static final Map<String, String> NO_VARIABLES = Map.of();

    @ParameterizedTest
    @CsvSource({"api, 510.5", "worker, 454.5", "migrate, 454.5"})
    void the_parts_of_a_program_fit_in_its_instance(String kind, double sum) {
        var memory = BuildpackMemory.of(AppManifest.of(kind, NO_VARIABLES), classes(kind));

        assertThat(memory.sum()).isEqualTo(sum);
        assertThat(memory.starts()).isTrue();
        assertThat(memory.instance()).isEqualTo(512);
    }

    @Test
    void the_page_says_what_they_come_to() throws IOException {
        assertThat(Project.root().resolve("docs/deploy.md"))
                .content()
                .contains("| together, of 512 MB | 510.5 | 454.5 | `memory` |");
    }

    @ParameterizedTest
    @CsvSource({
        "-Xss512k",
        "-XX:MaxMetaspaceSize=120m",
        "-XX:ReservedCodeCacheSize=48m",
        "', memory_calculator: { stack_threads: 45 }'"
    })
    void a_part_that_is_not_said_is_taken_for_more_than_there_is(String part) throws IOException {
        var yaml = Files.readString(AppManifest.file("api"));
        assertThat(yaml).contains(part);

        var memory = BuildpackMemory.of(AppManifest.parse(yaml.replace(part, ""), NO_VARIABLES), classes("api"));

        assertThat(memory.starts())
                .as("%.1f MB of %d", memory.sum(), memory.instance())
                .isFalse();
    }

    /// As the manifest of the api was while nobody had added it up.
    @Test
    void a_manifest_that_bounds_the_heap_and_little_else_starts_nothing() {
        var manifest = AppManifest.parse("""
                applications:
                  - name: notify-api-((environment))
                    memory: 512M
                    env:
                      JBP_CONFIG_OPEN_JDK_JRE: '{ jre: { version: 25.+ } }'
                      JAVA_OPTS: >-
                        -XX:+UseSerialGC -Xms128m -Xmx256m -XX:MaxDirectMemorySize=64m
                        -XX:ReservedCodeCacheSize=64m
                """, NO_VARIABLES);

        var memory = BuildpackMemory.of(manifest, 32_017);

        assertThat(memory.metaspace()).isBetween(157.0, 157.1);
        assertThat(memory.stacks()).isEqualTo(250);
        assertThat(memory.starts())
                .as("%.1f MB of %d", memory.sum(), memory.instance())
                .isFalse();
    }

    private static long classes(String kind) {
        Path jar = kind.equals("api") ? Project.apiJar() : Project.workerJar();
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
