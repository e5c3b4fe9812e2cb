package gov.notify.queue;

import gov.notify.log.TroubleLog;
import gov.notify.message.Lane;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Buckets in Redis, which every worker sees. Without Redis each worker takes its share of every rate: a share
/// of as many workers as Redis last knew, and at least of two, because another may start that Redis never saw;
/// of as many as the settings assume while it has not seen Redis.
@ApplicationScoped
public class RedisTokenBucket implements TokenBucket {

    private static final Logger LOG = Logger.getLogger(RedisTokenBucket.class);
    private static final int FEWEST_WORKERS = 2;

    private final RedisCalls redis;
    private final Map<String, LocalBucket> local = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private volatile int workers;
    private final TroubleLog trouble = new TroubleLog(LOG);

    @Inject
    public RedisTokenBucket(RedisCalls redis, QueueConfig config) {
        this(redis, config.workersAssumed(), System::nanoTime);
    }

    /// @param assumed workers, until they are counted
    /// @param nanos a clock that never goes back
    RedisTokenBucket(RedisCalls redis, int assumed, LongSupplier nanos) {
        this.redis = redis;
        this.workers = assumed;
        this.nanos = nanos;
    }

    /// How many workers are at work, this one included; what was said last holds while Redis is away.
    public void shareAmong(int seen) {
        workers = Math.max(FEWEST_WORKERS, seen);
    }

    @Override
    public Grant take(Identity identity, Lane lane, List<Integer> costs) {
        var arguments = new ArrayList<String>(4 + costs.size());
        arguments.add(Double.toString(identity.perSecond()));
        arguments.add(Double.toString(identity.burst()));
        arguments.add(Double.toString(kept(lane)));
        arguments.add(new Line(lane, false).field());
        costs.forEach(cost -> arguments.add(Integer.toString(cost)));
        try {
            var answer = Objects.requireNonNull(
                    redis.run(QueueScripts.TAKE_TOKENS, List.of(QueueKeys.bucket(identity.name())), arguments));
            trouble.over("rate limits are shared again");
            return new Grant(
                    answer.get(0).toInteger(),
                    Duration.ofMillis(answer.get(1).toLong()),
                    Duration.ofMillis(answer.get(2).toLong()));
        } catch (RedisUnavailable e) {
            return local(identity, e).take(identity.perSecond() / workers, kept(lane), new Line(lane, false), costs);
        }
    }

    @Override
    public Duration reserve(Identity identity, Line line, Duration soonest, int parts) {
        var arguments = List.of(
                Double.toString(identity.perSecond()),
                line.field(),
                Long.toString(soonest.toMillis()),
                Integer.toString(parts));
        try {
            var answer = Objects.requireNonNull(
                    redis.run(QueueScripts.RESERVE_TURNS, List.of(QueueKeys.bucket(identity.name())), arguments));
            return Duration.ofMillis(answer.toLong());
        } catch (RedisUnavailable e) {
            return local(identity, e).reserve(identity.perSecond() / workers, line, soonest, parts);
        }
    }

    private LocalBucket local(Identity identity, RedisUnavailable e) {
        trouble.warn(e, "no shared rate limits (%s): using 1/%d of each rate", e.getCause(), workers);
        return local.computeIfAbsent(identity.name(), _ -> new LocalBucket(nanos));
    }

    /// Share of a bucket that is left for higher lanes: sign-in codes always find a token on a shared number.
    private static double kept(Lane lane) {
        return switch (lane) {
            case HIGH -> 0;
            case NORMAL -> 0.2;
            case BULK -> 0.34;
        };
    }

    @Override
    public void slowDown(Identity identity) {
        var _ = redis.start(QueueScripts.SLOW_DOWN, List.of(QueueKeys.bucket(identity.name())), List.of());
    }
}
