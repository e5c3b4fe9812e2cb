package gov.notify.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.AppManifest;
import gov.notify.e2e.world.Deployment;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the manifests say, and the packaged programs started with exactly that.
class ManifestsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> SANDBOX = variables();

    @Test
    void both_programs_become_ready_with_what_their_manifests_say_and_nothing_else() throws IOException {
        try (var world = World.start("manifests")) {
            var deployment = Deployment.of(world, "sandbox");
            deployment.migrate();
            var servers = List.of(deployment.launch("api"), deployment.launch("worker"));

            for (var server : servers) {
                var manifest = deployment.manifest(server.kind());
                World.await(server.kind() + " is ready:\n" + server.log(), PATIENCE, () -> {
                    assertThat(server.program().isAlive())
                            .as(() -> server.program().lastWords())
                            .isTrue();
                    return answers(server, manifest.text("readiness-health-check-http-endpoint"));
                });
                assertThat(answers(server, manifest.text("health-check-http-endpoint")))
                        .isTrue();
                assertThat(Files.readString(server.log()))
                        .as("no variable of the manifest is misspelt")
                        .doesNotContain("is set, but nothing reads it")
                        .as("nothing is said twice")
                        .doesNotContain("a bound service says otherwise");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker", "migrate"})
    void no_secret_stands_in_a_manifest(String kind) {
        assertThat(AppManifest.of(kind, SANDBOX).environment().keySet())
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*(KEY|SECRET|PASSWORD|TOKEN|SALT).*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void a_start_may_take_its_time_and_nobody_migrates_in_it(String kind) {
        var manifest = AppManifest.of(kind, SANDBOX);

        assertThat(Integer.parseInt(manifest.text("timeout"))).isGreaterThanOrEqualTo(180);
        assertThat(manifest.environment()).containsEntry("NOTIFY_SCHEMA_MIGRATE_AT_START", "false");
    }

    @Test
    void the_migration_is_the_worker_that_is_pushed_next() {
        var worker = AppManifest.of("worker", SANDBOX);
        var migrate = AppManifest.of("migrate", SANDBOX);

        assertThat(migrate.environment()).containsEntry("NOTIFY_MODE", "migrate");
        assertThat(AppManifest.file("migrate")
                        .resolveSibling(migrate.text("path"))
                        .normalize())
                .isEqualTo(AppManifest.file("worker").resolveSibling(worker.text("path")));
        assertThat(migrate.javaOptions()).isEqualTo(worker.javaOptions());
        assertThat(migrate.jre()).isEqualTo(worker.jre());
        assertThat(migrate.services()).containsExactlyElementsOf(worker.services());
    }

    private static boolean answers(Server server, String path) {
        try {
            return Web.tryCall("GET", server.url() + path, "", Map.of()).status() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private static Map<String, String> variables() {
        var variables = AppManifest.variablesOf("sandbox");
        variables.put("git_commit", "unknown");
        return Map.copyOf(variables);
    }
}
