package gov.notify.worker.deliver;

import gov.notify.message.Lane;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.queue.TokenBucket.Line;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How far the lines before sending identities reach, as this worker last learned it, and the gauges that tell:
/// `queue_backlog_parts` (what a sender's rate holds back) and `identity_rate`; together they say how long it lasts.
@Singleton
final class SenderBacklog {

    private static final int MOST_NAMED = 100;
    private static final String OTHERS = "others";

    private record Key(String identity, Line line) {}

    private record Reach(long endNanos, double perSecond) {

        double parts() {
            return Math.max(0, endNanos - System.nanoTime()) / 1e9 * perSecond;
        }
    }

    private final MeterRegistry meters;
    private final Map<Key, Reach> reaches = new ConcurrentHashMap<>();
    private final Map<String, Double> rates = new ConcurrentHashMap<>();
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    SenderBacklog(MeterRegistry meters) {
        this.meters = meters;
    }

    /// @param reserved until the last turn of the line
    void learn(Identity identity, Line line, Duration reserved) {
        var key = new Key(identity.name(), line);
        if (reserved.isZero()) {
            reaches.remove(key);
            return;
        }
        reaches.put(key, new Reach(System.nanoTime() + reserved.toNanos(), identity.perSecond()));
        if (rates.put(identity.name(), identity.perSecond()) == null) {
            show(identity.name());
        }
    }

    /// Whether anything waits for any sender.
    boolean any() {
        if (!reaches.isEmpty()) {
            reaches.values().removeIf(reach -> reach.endNanos() - System.nanoTime() <= 0);
        }
        return !reaches.isEmpty();
    }

    /// Whether who joins the line of a lane waits longer than this.
    boolean reaches(Identity identity, Lane lane, Duration beyond) {
        var reach = reaches.get(new Key(identity.name(), new Line(lane, false)));
        return reach != null && reach.endNanos() - System.nanoTime() > beyond.toNanos();
    }

    // Every label costs memory for good, so beyond so many senders they are one.
    private synchronized void show(String identity) {
        if (named.size() < MOST_NAMED) {
            named.add(identity);
            meters.gauge("queue_backlog_parts", label(identity), this, lines -> lines.parts(identity));
            meters.gauge("identity_rate", label(identity), this, lines -> lines.rates.getOrDefault(identity, 0.0));
        } else if (named.add(OTHERS)) {
            meters.gauge("queue_backlog_parts", label(OTHERS), this, SenderBacklog::partsOfOthers);
        }
    }

    private static Tags label(String identity) {
        return Tags.of("identity", identity);
    }

    private double parts(String identity) {
        return reaches.entrySet().stream()
                .filter(entry -> entry.getKey().identity().equals(identity))
                .mapToDouble(entry -> entry.getValue().parts())
                .sum();
    }

    private double partsOfOthers() {
        return reaches.entrySet().stream()
                .filter(entry -> !named.contains(entry.getKey().identity()))
                .mapToDouble(entry -> entry.getValue().parts())
                .sum();
    }
}
