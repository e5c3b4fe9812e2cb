package gov.notify.e2e.scaling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/// KEDA, that is: Kubernetes' horizontal pod autoscaler over what Prometheus last scraped.
///
/// Every 15 s each trigger recommends; the highest recommendation counts, the highest of the
/// stabilization window when there would be fewer, and no faster than the policies of `behavior` allow.
///
/// Source: kubernetes.io, "Horizontal Pod Autoscaling", algorithm details and configurable scaling behavior; keda.sh,
/// "Scaling Deployments".
final class KedaAutoscaler implements Autoscaler {

    private static final int SCRAPE_EVERY = 30;
    private static final int SYNC_EVERY = 15;
    private static final double TOLERANCE = 0.1;

    private record Recommendation(int second, int replicas) {}

    private record Change(int second, int by) {}

    private record Asked(ScaledObject.Trigger trigger, GaugeQuery query) {}

    private final ScaledObject object;
    private final List<Asked> asked;
    private final Deque<Recommendation> recommendations = new ArrayDeque<>();
    private final List<Change> changes = new ArrayList<>();
    private FleetView scraped = new FleetView(0, 0, List.of());

    KedaAutoscaler(ScaledObject object) {
        this.object = object;
        this.asked = object.triggers().stream()
                .map(trigger -> new Asked(trigger, GaugeQuery.parse(trigger.query())))
                .toList();
    }

    @Override
    public int least() {
        return object.least();
    }

    @Override
    public int most() {
        return object.most();
    }

    @Override
    public int decide(int second, int instances, FleetView seen) {
        if (second % SCRAPE_EVERY == 0) {
            scraped = seen;
        }
        if (second % SYNC_EVERY != 0) {
            return instances;
        }
        int ready = seen.loadPercent().size();
        int recommended = asked.stream()
                .mapToInt(one -> recommended(one, instances, ready))
                .max()
                .orElse(instances);
        int wanted = Math.clamp(stabilized(second, instances, recommended), object.least(), object.most());
        int allowed = Math.clamp(wanted, lowest(second, instances), highest(second, instances));
        if (allowed != instances) {
            changes.add(new Change(second, allowed - instances));
        }
        return allowed;
    }

    private int recommended(Asked one, int instances, int ready) {
        double value = one.query().ask(scraped);
        double threshold = one.trigger().threshold();
        double ratio = one.trigger().total() ? value / threshold : value / (threshold * instances);
        if (Math.abs(ratio - 1) <= TOLERANCE) {
            return instances;
        }
        return (int) Math.ceil(one.trigger().total() ? ratio * ready : value / threshold);
    }

    private int stabilized(int second, int instances, int recommended) {
        recommendations.addLast(new Recommendation(second, recommended));
        int longest = Math.max(object.up().stabilizationSeconds(), object.down().stabilizationSeconds());
        while (recommendations.getFirst().second() < second - longest) {
            recommendations.removeFirst();
        }
        int lowest = lastOf(object.up(), second).min().orElse(recommended);
        int highest = lastOf(object.down(), second).max().orElse(recommended);
        return Math.clamp(instances, Math.min(lowest, highest), Math.max(lowest, highest));
    }

    private IntStream lastOf(ScaledObject.Behavior behavior, int second) {
        return recommendations.stream()
                .filter(one -> one.second() >= second - behavior.stabilizationSeconds())
                .mapToInt(Recommendation::replicas);
    }

    private int highest(int second, int instances) {
        return object.up().policies().stream()
                .mapToInt(step -> before(step, second, instances, true) + size(step, second, instances, true))
                .max()
                .orElse(Integer.MAX_VALUE);
    }

    private int lowest(int second, int instances) {
        return object.down().policies().stream()
                .mapToInt(step -> before(step, second, instances, false) - size(step, second, instances, false))
                .min()
                .orElse(0);
    }

    private int size(ScaledObject.Step step, int second, int instances, boolean up) {
        return step.percent()
                ? (int) Math.ceil(before(step, second, instances, up) * step.value() / 100.0)
                : step.value();
    }

    /// Replicas at the beginning of a step's period, but for what was changed the other way since.
    private int before(ScaledObject.Step step, int second, int instances, boolean up) {
        return instances
                - changes.stream()
                        .filter(change -> change.second() > second - step.periodSeconds())
                        .mapToInt(Change::by)
                        .filter(by -> up == by > 0)
                        .sum();
    }
}
