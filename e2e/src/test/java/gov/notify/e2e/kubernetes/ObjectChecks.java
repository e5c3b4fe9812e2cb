package gov.notify.e2e.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.e2e.image.ProgramImage;
import gov.notify.e2e.world.AppManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong with the objects of one file of `terraform/kubernetes`.
final class ObjectChecks {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> findings = new ArrayList<>();
    private final String kind;
    private final List<JsonNode> objects;

    private ObjectChecks(String kind, List<JsonNode> objects) {
        this.kind = kind;
        this.objects = objects;
    }

    /// @param kind `api`, `worker` or `migrate`
    static List<String> findings(String kind, String yaml, Map<String, String> variables) {
        var objects = objects(KubernetesFile.parse(yaml, variables));
        var checks = new ObjectChecks(kind, objects);
        objects.forEach(object -> checks.findings.addAll(KubernetesSchema.findings(object)));
        checks.workload(AppManifest.of(kind, variables), variables);
        return List.copyOf(checks.findings);
    }

    static List<JsonNode> objects(KubernetesFile file) {
        return file.objects().stream().map(MAPPER::<JsonNode>valueToTree).toList();
    }

    private void workload(AppManifest manifest, Map<String, String> variables) {
        var workload = only(kind.equals("migrate") ? "Job" : "Deployment");
        if (workload.isEmpty()) {
            return;
        }
        var image = ProgramImage.reference(
                kind.equals("migrate") ? "worker" : kind,
                variables.getOrDefault("registry", ""),
                variables.getOrDefault("git_commit", ""));
        findings.addAll(PodChecks.findings(kind, workload.get(), manifest, image));
        if (kind.equals("migrate")) {
            check(
                    "a job of each version",
                    workload.get().at("/metadata/name").asText().endsWith(variables.getOrDefault("git_commit", "")));
            check("nothing else in the file", objects.size() == 1);
        } else {
            deployment(workload.get());
        }
    }

    private void deployment(JsonNode deployment) {
        var labels = deployment.at("/spec/template/metadata/labels");
        check("the name", deployment.at("/metadata/name").asText().equals("notify-" + kind));
        check(
                "the selector is the pods' label",
                deployment.at("/spec/selector/matchLabels").equals(labels));
        check(
                "an old one ends after a new one is ready",
                deployment
                        .at("/spec/strategy/rollingUpdate/maxUnavailable")
                        .asText()
                        .equals("0"));
        check(
                "KEDA alone says how many workers there are",
                deployment.at("/spec").has("replicas") == kind.equals("api"));
        only("PodDisruptionBudget").ifPresent(budget -> {
            check(
                    "the budget is the pods'",
                    budget.at("/spec/selector/matchLabels").equals(labels));
            check(
                    "one is disrupted at a time",
                    budget.at("/spec/maxUnavailable").asText().equals("1"));
        });
        if (kind.equals("api")) {
            only("Service").ifPresent(service -> {
                check("the service is the pods'", service.at("/spec/selector").equals(labels));
                check("one port leads to the api", service.at("/spec/ports").size() == 1);
                check(
                        "it is the api's own",
                        service.at("/spec/ports/0/targetPort").asText().equals("http"));
            });
        }
    }

    private Optional<JsonNode> only(String wanted) {
        var found = objects.stream()
                .filter(object -> object.path("kind").asText().equals(wanted))
                .toList();
        check("one " + wanted, found.size() == 1);
        return found.stream().findFirst();
    }

    private void check(String what, boolean holds) {
        if (!holds) {
            findings.add(kind + ": not so: " + what);
        }
    }
}
