package gov.notify.e2e.scaling;

/// One rule of a policy of the App Autoscaler.
///
/// @param metric a name that workers post
/// @param operator `<`, `>`, `<=` or `>=`
/// @param breachSeconds for which every value must be beyond the threshold
/// @param coolDownSeconds after it was applied, until any rule is again
/// @param adjustment `+2`, `-1`, `+50%`
record ScalingRule(
        String metric, String operator, long threshold, int breachSeconds, int coolDownSeconds, String adjustment) {

    boolean isBreachedBy(long value) {
        return switch (operator) {
            case "<" -> value < threshold;
            case ">" -> value > threshold;
            case "<=" -> value <= threshold;
            case ">=" -> value >= threshold;
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
    }

    /// Source: app-autoscaler, `scalingengine.go`, `ComputeNewInstances`.
    int applyTo(int instances) {
        if (!adjustment.endsWith("%")) {
            return instances + Integer.parseInt(adjustment);
        }
        double percent = Double.parseDouble(adjustment.substring(0, adjustment.length() - 1));
        int changed = (int) (instances * (1 + percent / 100) + 0.5);
        return changed != instances ? changed : instances + (percent > 0 ? 1 : -1);
    }
}
