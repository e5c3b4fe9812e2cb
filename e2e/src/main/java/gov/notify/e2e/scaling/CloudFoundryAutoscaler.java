package gov.notify.e2e.scaling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The App Autoscaler of Cloud Foundry, as its sources have it, with the intervals it is released with.
///
/// Every instance posts; every 40 s what was posted within the last two minutes is averaged over all
/// instances; every minute the rules are looked at in their order, and the first applies whose averages
/// were all beyond its threshold for as long as it says. Then nothing is looked at until the rule's
/// cool-down is over.
///
/// Source: app-autoscaler `eventgenerator/aggregator`, `eventgenerator/generator/evaluator.go`,
/// `scalingengine/scalingengine.go`; intervals of `jobs/eventgenerator/spec` in app-autoscaler-release.
final class CloudFoundryAutoscaler implements Autoscaler {

    private static final int POST_EVERY = 40;
    private static final int AGGREGATE_EVERY = 40;
    private static final int AGGREGATED = 120;
    private static final int EVALUATE_EVERY = 60;
    private static final int REMEMBERED = 7300;

    private record Point(int second, long value) {}

    private record Average(int second, OptionalLong value) {}

    private final AutoscalerPolicy policy;
    private final Map<String, List<Point>> posted = new HashMap<>();
    private final Map<String, List<Average>> averages = new HashMap<>();
    private int coolUntil;

    CloudFoundryAutoscaler(AutoscalerPolicy policy) {
        this.policy = policy;
        policy.rules().forEach(rule -> {
            posted.put(rule.metric(), new ArrayList<>());
            averages.put(rule.metric(), new ArrayList<>());
        });
    }

    @Override
    public int least() {
        return policy.least();
    }

    @Override
    public int most() {
        return policy.most();
    }

    @Override
    public int decide(int second, int instances, FleetView seen) {
        for (int i = 0; i < seen.loadPercent().size(); i++) {
            if ((second + 13 * i) % POST_EVERY == 0) {
                post(second, i, seen);
            }
        }
        if (second % AGGREGATE_EVERY == 0) {
            averages.forEach((metric, list) -> {
                list.add(average(second, metric));
                list.removeIf(old -> old.second() < second - REMEMBERED);
            });
        }
        return second % EVALUATE_EVERY == 0 && second >= coolUntil ? evaluate(second, instances) : instances;
    }

    private void post(int second, int instance, FleetView seen) {
        int workers = Math.max(1, seen.loadPercent().size());
        posted.forEach((metric, points) -> points.add(new Point(
                second,
                switch (metric) {
                    case "notify_send_lag_seconds" -> seen.oldestSeconds();
                    case "notify_pressure" -> Math.ceilDiv(seen.due(), workers);
                    case "notify_room" -> Math.clamp(100L - seen.loadPercent().get(instance), 0, 100);
                    default -> throw new IllegalArgumentException("no worker posts " + metric);
                })));
    }

    private Average average(int second, String metric) {
        var points = posted.getOrDefault(metric, List.of());
        points.removeIf(point -> point.second() < second - AGGREGATED);
        var mean = points.stream().mapToLong(Point::value).average();
        return new Average(
                second, mean.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(mean.getAsDouble())));
    }

    private int evaluate(int second, int instances) {
        for (var rule : policy.rules()) {
            if (isBreached(rule, second)) {
                int wanted = Math.clamp(rule.applyTo(instances), policy.least(), policy.most());
                if (wanted != instances) {
                    coolUntil = second + rule.coolDownSeconds();
                }
                return wanted;
            }
        }
        return instances;
    }

    // Averages from before the time in question must be there too: else it is not known for the whole of it.
    private boolean isBreached(ScalingRule rule, int second) {
        int since = second - rule.breachSeconds();
        var known = averages.getOrDefault(rule.metric(), List.of()).stream()
                .filter(average -> average.second() >= since - rule.breachSeconds())
                .toList();
        if (known.isEmpty() || known.getFirst().second() >= since) {
            return false;
        }
        var asked = known.stream().filter(average -> average.second() >= since).toList();
        return !asked.isEmpty()
                && asked.stream()
                        .allMatch(average -> average.value().isPresent()
                                && rule.isBreachedBy(average.value().getAsLong()));
    }
}
