package gov.notify.e2e.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.image.ProgramImage;
import gov.notify.e2e.world.AppManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whether the pods of a workload are what the program's manifest says, and may do no more than they
/// need.
final class PodChecks {

    /// What is told to the buildpack; an image has the one in its command, and needs no other.
    private static final Set<String> OF_THE_BUILDPACK = Set.of("JAVA_OPTS", "JBP_CONFIG_OPEN_JDK_JRE");

    /// A program that is told to end has ended then, and one that has not is killed.
    private static final int ENDS_WITHIN = 10;

    private final List<String> findings = new ArrayList<>();
    private final String kind;
    private final JsonNode template;
    private final JsonNode spec;
    private final JsonNode container;
    private final AppManifest manifest;

    private PodChecks(String kind, JsonNode workload, AppManifest manifest) {
        this.kind = kind;
        this.template = workload.at("/spec/template");
        this.spec = template.path("spec");
        this.container = spec.at("/containers/0");
        this.manifest = manifest;
    }

    /// @param kind `api`, `worker` or `migrate`
    /// @param workload a Deployment or a Job
    /// @param image what `make images` calls its image
    static List<String> findings(String kind, JsonNode workload, AppManifest manifest, String image) {
        var checks = new PodChecks(kind, workload, manifest);
        checks.image(image);
        checks.environment();
        checks.privileges();
        checks.memory();
        if (!kind.equals("migrate")) {
            checks.ports();
            checks.probes();
            checks.end();
        }
        return List.copyOf(checks.findings);
    }

    private void image(String image) {
        expect("one container", spec.path("containers").size(), 1);
        expect("the image", container.path("image").asText(), image);
        expect("the command is the image's own", container.has("command") || container.has("args"), false);
    }

    private void environment() {
        var given = new LinkedHashMap<String, Object>();
        for (var variable : container.path("env")) {
            var value = variable.path("value");
            given.put(variable.path("name").asText(), value.isTextual() ? value.asText() : value);
        }
        var told = new LinkedHashMap<String, Object>(manifest.environment());
        told.keySet().removeAll(OF_THE_BUILDPACK);
        expect("the environment", given, told);
        var secrets = new ArrayList<String>();
        container
                .path("envFrom")
                .forEach(source -> secrets.add(source.at("/secretRef/name").asText()));
        expect("the secrets", secrets, manifest.services());
    }

    private void privileges() {
        expect("the token of an account", spec.path("automountServiceAccountToken"), "false");
        expect("variables of other services", spec.path("enableServiceLinks"), "false");
        expect("not root", spec.at("/securityContext/runAsNonRoot"), "true");
        expect("the user", spec.at("/securityContext/runAsUser"), ProgramImage.USER);
        expect("the group", spec.at("/securityContext/runAsGroup"), ProgramImage.USER);
        expect("system calls", spec.at("/securityContext/seccompProfile/type"), "RuntimeDefault");
        expect("more privileges", container.at("/securityContext/allowPrivilegeEscalation"), "false");
        expect("a file system to read", container.at("/securityContext/readOnlyRootFilesystem"), "true");
        expect("capabilities", container.at("/securityContext/capabilities").toString(), "{\"drop\":[\"ALL\"]}");
        expect("privileged", container.at("/securityContext/privileged").asBoolean(), false);
        expect("a folder to write", container.at("/volumeMounts/0/mountPath"), "/tmp");
        expect("of its own", spec.at("/volumes/0").has("emptyDir"), true);
        expect("one volume", spec.path("volumes").size(), 1);
    }

    private void memory() {
        var memory = manifest.memory() + "Mi";
        expect("memory asked for", container.at("/resources/requests/memory"), memory);
        expect("memory allowed", container.at("/resources/limits/memory"), memory);
    }

    private void ports() {
        var expected = new TreeSet<>(Set.of(manifest.port()));
        if (kind.equals("api")) {
            expected.add(ProgramImage.MANAGEMENT_PORT);
        }
        expect("the ports", Set.copyOf(portNumbers().values()), Set.copyOf(expected));
    }

    private void probes() {
        for (var probe : Map.of("startupProbe", "live", "livenessProbe", "live", "readinessProbe", "ready")
                .entrySet()) {
            var get = container.at("/" + probe.getKey() + "/httpGet");
            expect("path of " + probe.getKey(), get.path("path"), "/q/health/" + probe.getValue());
            expect(
                    "port of " + probe.getKey(),
                    portNumbers().get(get.path("port").asText()),
                    health());
        }
        var start = container.path("startupProbe");
        var patience = start.path("periodSeconds").asInt()
                * start.path("failureThreshold").asInt();
        expect("seconds that a start may take", patience, Integer.parseInt(manifest.text("timeout")));
        var scraped = template.at("/metadata/annotations");
        expect("metrics are asked for", scraped.path("prometheus.io/scrape"), "true");
        expect("where metrics are", scraped.path("prometheus.io/path"), "/q/metrics");
        expect("port of metrics", scraped.path("prometheus.io/port"), Integer.toString(health()));
    }

    private void end() {
        var grace = spec.path("terminationGracePeriodSeconds").asInt();
        expect(
                "more than " + ENDS_WITHIN + " seconds to end, and not many more: " + grace,
                grace > ENDS_WITHIN && grace <= 2 * ENDS_WITHIN,
                true);
    }

    private int health() {
        return kind.equals("api") ? ProgramImage.MANAGEMENT_PORT : manifest.port();
    }

    private Map<String, Integer> portNumbers() {
        var ports = new LinkedHashMap<String, Integer>();
        container
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return ports;
    }

    private void expect(String what, JsonNode actual, String expected) {
        expect(what, actual.isMissingNode() ? "nothing" : actual.asText(), expected);
    }

    private void expect(String what, @Nullable Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            findings.add(kind + ": " + what + ": " + actual + " instead of " + expected);
        }
    }
}
