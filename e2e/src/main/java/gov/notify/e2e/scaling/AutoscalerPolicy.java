package gov.notify.e2e.scaling;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What `cf bind-service … -c` and `cf attach-autoscaling-policy` are given, as far as Notify's policies go.
///
/// Source: app-autoscaler, `docs/policy.md` and `api/policyvalidator/json-schema/legacy.schema.json`.
///
/// @param least instances
/// @param most instances
/// @param rules of which the first that is breached is applied
record AutoscalerPolicy(int least, int most, List<ScalingRule> rules) {

    private static final Set<String> KEYS = Set.of("instance_min_count", "instance_max_count", "scaling_rules");
    private static final Set<String> RULE_KEYS =
            Set.of("metric_type", "operator", "threshold", "breach_duration_secs", "cool_down_secs", "adjustment");
    private static final Set<String> OPERATORS = Set.of("<", ">", "<=", ">=");
    private static final Pattern METRIC = Pattern.compile("[a-zA-Z0-9_]{1,100}");
    private static final Pattern ADJUSTMENT = Pattern.compile("[-+][1-9]+[0-9]*%?");
    private static final int SHORTEST = 60;
    private static final int LONGEST = 3600;

    /// @throws IllegalArgumentException with every fault there is
    static AutoscalerPolicy parse(String json) {
        var faults = new ArrayList<String>();
        var policy = Json.parse(json);
        unknown(policy, KEYS, "the policy", faults);
        int least = whole(policy, "instance_min_count", 1, Integer.MAX_VALUE, "the policy", faults);
        int most = whole(policy, "instance_max_count", Math.max(1, least), Integer.MAX_VALUE, "the policy", faults);
        var rules = new ArrayList<ScalingRule>();
        for (var rule : policy.path("scaling_rules")) {
            rules.add(rule(rule, "rule " + (rules.size() + 1), faults));
        }
        if (rules.isEmpty()) {
            faults.add("the policy has no scaling_rules");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return new AutoscalerPolicy(least, most, List.copyOf(rules));
    }

    private static ScalingRule rule(JsonNode rule, String where, List<String> faults) {
        unknown(rule, RULE_KEYS, where, faults);
        var metric = rule.path("metric_type").asText("");
        if (!METRIC.matcher(metric).matches()) {
            faults.add(where + ": metric_type is no name");
        }
        var operator = rule.path("operator").asText("");
        if (!OPERATORS.contains(operator)) {
            faults.add(where + ": operator is none of "
                    + OPERATORS.stream().sorted().toList());
        }
        var adjustment = rule.path("adjustment").asText("");
        if (!ADJUSTMENT.matcher(adjustment).matches()) {
            faults.add(where + ": adjustment is none");
        }
        return new ScalingRule(
                metric,
                operator,
                whole(rule, "threshold", 0, Integer.MAX_VALUE, where, faults),
                whole(rule, "breach_duration_secs", SHORTEST, LONGEST, where, faults),
                whole(rule, "cool_down_secs", SHORTEST, LONGEST, where, faults),
                adjustment);
    }

    private static int whole(JsonNode node, String key, int least, int most, String where, List<String> faults) {
        var value = node.path(key);
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            faults.add(where + ": " + key + " is no whole number from " + least
                    + (most == Integer.MAX_VALUE ? "" : " to " + most));
            return least;
        }
        return value.asInt();
    }

    private static void unknown(JsonNode node, Set<String> known, String where, List<String> faults) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                faults.add(where + ": " + key + " is not known");
            }
        });
    }
}
