package gov.notify.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.image.ProgramImage;
import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/// The objects that Kubernetes is given say what the manifests say, and nothing that it does not know.
class KubernetesObjectsTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @CsvSource({
        "api, sandbox", "api, demo", "api, staging", "api, production",
        "worker, sandbox", "worker, demo", "worker, staging", "worker, production",
        "migrate, sandbox", "migrate, demo", "migrate, staging", "migrate, production"
    })
    void the_committed_ones_keep_every_rule(String kind, String environment) {
        assertThat(ObjectChecks.findings(kind, KubernetesFile.text(kind), variables(environment)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api | replicas: 2 | replica: 2 | The field `replica` in the JSON string is not defined",
                "api | periodSeconds: 10 | periodSecond: 10 | The field `periodSecond` in the JSON string is not defined",
                "api | replicas: 2 | replicas: two | NumberFormatException",
                "api | {name: http, containerPort: 8080} | {name: http} | containerPort",
                "api | apiVersion: policy/v1 | apiVersion: policy/v1beta1 | is no kind that is used here",
                "api | kind: Service | kind: Secret | is no kind that is used here",
                "api | kind: PodDisruptionBudget | kind: Service | one PodDisruptionBudget",
                "api | {name: GIT_COMMIT, value: ((git_commit))} | {name: GIT, value: ((git_commit))} | the environment",
                "api | https://((api_route)) | http://((api_route)) | the environment",
                "api | - {name: AWS_REGION | - {name: MORE, value: x}\\n            - {name: AWS_REGION | the environment",
                "api | value: \"8080\" | value: 8080 | the environment",
                "api | secretRef: {name: notify-redis | configMapRef: {name: notify-redis | the secrets",
                "api | notify-redis-((environment)) | notify-redis | the secrets",
                "api | notify-api:((git_commit)) | notify-api:latest | the image",
                "api | ((registry))notify-api | notify-api | the image",
                "api | env: | command: [java]\\n          env: | the command is the image's own",
                "api | runAsNonRoot: true | runAsNonRoot: false | not root",
                "api | runAsUser: 10001 | runAsUser: 0 | the user",
                "api | runAsGroup: 10001 | runAsGroup: 0 | the group",
                "api | type: RuntimeDefault | type: Unconfined | system calls",
                "api | allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | more privileges",
                "api | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | a file system to read",
                "api | drop: [ALL] | drop: [NET_RAW] | capabilities",
                "api | drop: [ALL] | drop: [ALL], add: [SYS_TIME] | capabilities",
                "api | allowPrivilegeEscalation: false | privileged: true | privileged",
                "api | automountServiceAccountToken: false | automountServiceAccountToken: true | the token",
                "api | enableServiceLinks: false | enableServiceLinks: true | variables of other services",
                "api | mountPath: /tmp | mountPath: /opt | a folder to write",
                "api | emptyDir: {sizeLimit: 64Mi} | hostPath: {path: /tmp} | of its own",
                "api | requests: {memory: 512Mi | requests: {memory: 256Mi | memory asked for",
                "api | limits: {memory: 512Mi | limits: {memory: 1Gi | memory allowed",
                "api | containerPort: 9000 | containerPort: 9001 | the ports",
                "api | path: /q/health/ready, port: management | path: /q/health/ready, port: http | port of readinessProbe",
                "api | path: /q/health/ready | path: /ready | path of readinessProbe",
                "api | failureThreshold: 36 | failureThreshold: 3 | seconds that a start may take",
                "api | prometheus.io/port: \"9000\" | prometheus.io/port: \"8080\" | port of metrics",
                "api | prometheus.io/path: /q/metrics | prometheus.io/path: /metrics | where metrics are",
                "api | prometheus.io/scrape: \"true\" | prometheus.io/scrape: \"false\" | metrics are asked for",
                "api | GracePeriodSeconds: 15 | GracePeriodSeconds: 5 | seconds to end",
                "api | GracePeriodSeconds: 15 | GracePeriodSeconds: 60 | seconds to end",
                "api | labels: {app: notify-api}\\n      annotations | labels: {app: api}\\n      annotations | the selector",
                "api | maxUnavailable: 0 | maxUnavailable: 1 | an old one ends after a new one is ready",
                "api | maxUnavailable: 1 | maxUnavailable: 2 | one is disrupted at a time",
                "api | maxUnavailable: 1\\n  selector:\\n    matchLabels: {app: notify-api} | maxUnavailable: 1 | the budget is the pods'",
                "api | selector: {app: notify-api} | selector: {app: api} | the service is the pods'",
                "api | targetPort: http | targetPort: management | it is the api's own",
                "api | targetPort: http} | targetPort: http}\\n    - {name: management, port: 9000} | one port leads to the api",
                "worker | name: notify-worker\\n  labels | name: worker\\n  labels | the name",
                "worker | selector:\\n    matchLabels: {app: notify-worker}\\n  strategy | replicas: 3\\n  selector:\\n    matchLabels: {app: notify-worker}\\n  strategy | KEDA alone",
                "migrate | notify-migrate-((git_commit)) | notify-migrate | a job of each version",
                "migrate | value: migrate | value: serve | the environment",
                "migrate | notify-worker: | notify-api: | the image",
            })
    void one_that_breaks_a_rule_is_told_of(String kind, String right, String wrong, String fault) {
        var text = KubernetesFile.text(kind);
        assertThat(text).contains(lines(right));

        assertThat(ObjectChecks.findings(kind, text.replace(lines(right), lines(wrong)), variables("sandbox")))
                .anyMatch(finding -> finding.contains(fault));
    }

    @Test
    void keda_scales_the_workers_deployment() throws IOException {
        var scaled = Files.readString(Project.root().resolve("terraform/keda/worker-scaledobject.yml"));
        var worker = ObjectChecks.objects(KubernetesFile.parse(KubernetesFile.text("worker"), variables("sandbox")));

        assertThat(((Map<?, ?>) new Yaml().load(scaled)).toString())
                .contains("scaleTargetRef={name="
                        + worker.getFirst().at("/metadata/name").asText() + "}");
    }

    @Test
    void the_management_port_is_the_one_that_the_api_has() throws IOException {
        assertThat(Project.root().resolve("api/src/main/resources/application.properties"))
                .content()
                .contains("\nquarkus.management.port=" + ProgramImage.MANAGEMENT_PORT + "\n");
    }

    @ParameterizedTest
    @CsvSource({"api", "worker", "migrate"})
    void what_is_written_for_kubectl_is_the_same_once_more(String kind) {
        var variables = variables("production");
        var file = KubernetesFile.parse(KubernetesFile.text(kind), variables);

        assertThat(KubernetesFile.parse(file.yaml(), Map.of())).isEqualTo(file);
        assertThat(file.yaml()).doesNotContain("((").contains(COMMIT);
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static Map<String, String> variables(String environment) {
        return KubernetesFile.variables(environment, "registry.example.gov/notify/", COMMIT);
    }
}
