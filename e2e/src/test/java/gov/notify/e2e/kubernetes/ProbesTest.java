package gov.notify.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Deployment;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What Kubernetes asks of the programs, asked of the packaged ones.
class ProbesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void the_programs_answer_their_probes_and_whoever_scrapes_them() {
        try (var world = World.start("probes")) {
            var deployment = Deployment.of(world, "sandbox");
            deployment.migrate();
            for (var server : List.of(deployment.launch("api"), deployment.launch("worker"))) {
                var template = template(server.kind());
                var container = template.at("/spec/containers/0");
                for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                    var get = container.at("/" + probe + "/httpGet");
                    World.await(
                            server.kind() + " answers its " + probe + ":\n" + server.log(),
                            PATIENCE,
                            () -> answers(
                                    port(server, get.path("port").asText()),
                                    get.path("path").asText()));
                }
                var scraped = template.at("/metadata/annotations");
                assertThat(answers(
                                server.managementPort(),
                                scraped.path("prometheus.io/path").asText()))
                        .isTrue();
            }
        }
    }

    private static int port(Server server, String name) {
        return switch (name) {
            case "http" -> server.port();
            case "management" -> server.managementPort();
            case String other -> throw new IllegalArgumentException("No program has a port " + other);
        };
    }

    private static JsonNode template(String kind) {
        var variables = KubernetesFile.variables("sandbox", "", "unknown");
        return ObjectChecks.objects(KubernetesFile.parse(KubernetesFile.text(kind), variables))
                .getFirst()
                .at("/spec/template");
    }

    private static boolean answers(int port, String path) {
        try {
            return Web.tryCall("GET", "http://127.0.0.1:" + port + path, "", Map.of())
                            .status()
                    == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }
}
