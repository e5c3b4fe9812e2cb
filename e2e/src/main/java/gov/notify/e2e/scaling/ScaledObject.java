package gov.notify.e2e.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The object that KEDA reads, as far as Notify's goes.
///
/// Source: keda-docs 2.17, `reference/scaledobject-spec.md` and `scalers/prometheus.md`; Kubernetes'
/// `autoscaling/v2` for `behavior`.
///
/// @param least replicas
/// @param most replicas
/// @param up how fast there may be more
/// @param down how fast there may be fewer
record ScaledObject(int least, int most, Behavior up, Behavior down, List<Trigger> triggers) {

    /// @param stabilizationSeconds whose highest (lowest) recommendation holds
    /// @param policies of which the most generous holds
    record Behavior(int stabilizationSeconds, List<Step> policies) {}

    /// @param percent whether `value` is a share of the replicas at the beginning of the period
    record Step(boolean percent, int value, int periodSeconds) {}

    /// @param query in PromQL
    /// @param total whether `threshold` is for the whole (`Value`) and not for each replica (`AverageValue`)
    record Trigger(String name, String query, double threshold, boolean total) {}

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Set<String> BEHAVIORS =
            Set.of("static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower");

    /// @throws IllegalArgumentException with the first fault
    static ScaledObject parse(String yaml) {
        var root = Node.of(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml), "the object");
        root.keys("apiVersion", "kind", "metadata", "spec");
        root.word("apiVersion", "keda.sh/v1alpha1");
        root.word("kind", "ScaledObject");
        named(root.child("metadata").text("name"), "metadata.name");
        var spec = root.child("spec");
        spec.keys(
                "scaleTargetRef",
                "pollingInterval",
                "minReplicaCount",
                "maxReplicaCount",
                "fallback",
                "advanced",
                "triggers");
        named(spec.child("scaleTargetRef").text("name"), "scaleTargetRef.name");
        spec.whole("pollingInterval", 1, 3600);
        fallback(spec.child("fallback"));
        int least = spec.whole("minReplicaCount", 1, 1000);
        var behavior =
                spec.child("advanced").child("horizontalPodAutoscalerConfig").child("behavior");
        behavior.keys("scaleUp", "scaleDown");
        return new ScaledObject(
                least,
                spec.whole("maxReplicaCount", least, 1000),
                behavior(behavior.child("scaleUp")),
                behavior(behavior.child("scaleDown")),
                spec.list("triggers").stream().map(ScaledObject::trigger).toList());
    }

    private static void fallback(Node fallback) {
        fallback.keys("failureThreshold", "replicas", "behavior");
        fallback.whole("failureThreshold", 1, 1000);
        fallback.whole("replicas", 1, 1000);
        if (!BEHAVIORS.contains(fallback.text("behavior"))) {
            throw new IllegalArgumentException("fallback.behavior is none of " + BEHAVIORS);
        }
    }

    private static Behavior behavior(Node node) {
        node.keys("stabilizationWindowSeconds", "policies");
        return new Behavior(
                node.whole("stabilizationWindowSeconds", 0, 3600),
                node.list("policies").stream().map(ScaledObject::step).toList());
    }

    private static Step step(Node node) {
        node.keys("type", "value", "periodSeconds");
        var type = node.text("type");
        if (!type.equals("Pods") && !type.equals("Percent")) {
            throw new IllegalArgumentException(node.where() + ".type is neither Pods nor Percent");
        }
        return new Step(
                type.equals("Percent"), node.whole("value", 1, 1_000_000), node.whole("periodSeconds", 1, 1800));
    }

    private static Trigger trigger(Node node) {
        node.optionalKeys(Set.of("metricType"), "type", "name", "metadata");
        node.word("type", "prometheus");
        var metadata = node.child("metadata");
        metadata.keys("serverAddress", "query", "threshold", "ignoreNullValues");
        metadata.text("serverAddress");
        metadata.word("ignoreNullValues", "false");
        var type = node.has("metricType") ? node.text("metricType") : "AverageValue";
        if (!type.equals("Value") && !type.equals("AverageValue")) {
            throw new IllegalArgumentException(node.where() + ".metricType is neither Value nor AverageValue");
        }
        var threshold = Double.parseDouble(metadata.text("threshold"));
        if (!(threshold > 0)) {
            throw new IllegalArgumentException(node.where() + ".threshold is not above zero");
        }
        return new Trigger(node.text("name"), metadata.text("query"), threshold, type.equals("Value"));
    }

    private static void named(String name, String where) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(where + " is no name of Kubernetes'");
        }
    }

    /// A mapping of YAML, and where it stands.
    private record Node(Map<?, ?> map, String where) {

        static Node of(Object value, String where) {
            if (value instanceof Map<?, ?> map) {
                return new Node(map, where);
            }
            throw new IllegalArgumentException(where + " is no mapping");
        }

        boolean has(String key) {
            return map.containsKey(key);
        }

        void keys(String... all) {
            optionalKeys(Set.of(), all);
        }

        void optionalKeys(Set<String> optional, String... needed) {
            for (var key : needed) {
                if (!has(key)) {
                    throw new IllegalArgumentException(where + "." + key + " is missing");
                }
            }
            for (var key : map.keySet()) {
                if (!Set.of(needed).contains(key) && !optional.contains(key)) {
                    throw new IllegalArgumentException(where + "." + key + " is not known");
                }
            }
        }

        Node child(String key) {
            return of(value(key), where + "." + key);
        }

        List<Node> list(String key) {
            if (!(value(key) instanceof List<?> list) || list.isEmpty()) {
                throw new IllegalArgumentException(where + "." + key + " is no list");
            }
            var nodes = new ArrayList<Node>();
            for (var item : list) {
                nodes.add(of(item, where + "." + key + "[" + nodes.size() + "]"));
            }
            return nodes;
        }

        // KEDA's metadata are texts: a number without quotation marks is refused.
        String text(String key) {
            if (value(key) instanceof String text && !text.isBlank()) {
                return text;
            }
            throw new IllegalArgumentException(where + "." + key + " is no text");
        }

        void word(String key, String expected) {
            if (!text(key).equals(expected)) {
                throw new IllegalArgumentException(where + "." + key + " is not " + expected);
            }
        }

        int whole(String key, int least, int most) {
            if (value(key) instanceof Integer number && number >= least && number <= most) {
                return number;
            }
            throw new IllegalArgumentException(where + "." + key + " is no whole number from " + least + " to " + most);
        }

        private Object value(String key) {
            Object value = map.get(key);
            if (value == null) {
                throw new IllegalArgumentException(where + "." + key + " is missing");
            }
            return value;
        }
    }
}
