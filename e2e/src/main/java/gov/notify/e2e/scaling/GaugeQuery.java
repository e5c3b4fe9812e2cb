package gov.notify.e2e.scaling;

import java.util.List;
import java.util.regex.Pattern;

/// The little of PromQL that the scaled object's queries speak: `max(…)` or `sum(…)` of a gauge, clamped or not.
///
/// @param clamp the largest result
record GaugeQuery(boolean sum, String gauge, double clamp) {

    private static final Pattern PLAIN = Pattern.compile("(max|sum)\\((\\w+)\\)");
    private static final Pattern CLAMPED = Pattern.compile("clamp_max\\((.+), (\\d+)\\)");

    /// @throws IllegalArgumentException if it is any other
    static GaugeQuery parse(String text) {
        var clamped = CLAMPED.matcher(text);
        var isClamped = clamped.matches();
        var plain = PLAIN.matcher(isClamped ? clamped.group(1) : text);
        if (!plain.matches()) {
            throw new IllegalArgumentException("a query that the simulation cannot ask: " + text);
        }
        return new GaugeQuery(
                plain.group(1).equals("sum"),
                plain.group(2),
                isClamped ? Double.parseDouble(clamped.group(2)) : Double.POSITIVE_INFINITY);
    }

    double ask(FleetView seen) {
        var values = values(seen).stream().mapToDouble(Long::doubleValue);
        return Math.min(clamp, sum ? values.sum() : values.max().orElse(0));
    }

    private List<Long> values(FleetView seen) {
        return switch (gauge) {
            case "worker_load_percent" ->
                seen.loadPercent().stream().map(Integer::longValue).toList();
            case "send_due_messages" -> List.of(seen.due());
            case "send_due_oldest_seconds" -> List.of(seen.oldestSeconds());
            default -> throw new IllegalArgumentException("no worker shows " + gauge);
        };
    }
}
