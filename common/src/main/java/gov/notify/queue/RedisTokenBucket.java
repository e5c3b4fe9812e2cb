package gov.notify.queue;

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

/// Buckets in Redis, which every worker sees. Without Redis each worker takes its share of every rate: a share of as
/// many
/// workers as Redis last knew, and at least of two, because another may start that Redis never saw.
@ApplicationScoped
public class RedisTokenBucket implements TokenBucket {

    private static final Logger LOG = Logger.getLogger(RedisTokenBucket.class);
    private static final int FEWEST_WORKERS = 2;

    private final RedisCalls redis;
    private final Map<String, LocalBucket> local = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private volatile int workers = FEWEST_WORKERS;
    private volatile boolean inTrouble;

    @Inject
    public RedisTokenBucket(RedisCalls redis) {
        this(redis, System::nanoTime);
    }

    /// @param nanos a clock that never goes back
    RedisTokenBucket(RedisCalls redis, LongSupplier nanos) {
        this.redis = redis;
        this.nanos = nanos;
    }

    /// How many workers are at work, this one included; what was said last holds while Redis is away.
    public void shareAmong(int seen) {
        workers = Math.max(FEWEST_WORKERS, seen);
    }

    @Override
    public Grant take(Identity identity, double kept, List<Integer> costs) {
        var arguments = new ArrayList<String>(3 + costs.size());
        arguments.add(Double.toString(identity.perSecond()));
        arguments.add(Double.toString(identity.burst()));
        arguments.add(Double.toString(kept));
        costs.forEach(cost -> arguments.add(Integer.toString(cost)));
        try {
            var answer = Objects.requireNonNull(
                    redis.run(Script.TAKE_TOKENS, List.of(QueueKeys.bucket(identity.name())), arguments));
            inTrouble = false;
            return new Grant(
                    answer.get(0).toInteger(), Duration.ofMillis(answer.get(1).toLong()));
        } catch (RedisUnavailable e) {
            if (!inTrouble) {
                inTrouble = true;
                LOG.warnf("no shared rate limits (%s): using 1/%d of each rate", e.getCause(), workers);
            }
            return local.computeIfAbsent(identity.name(), _ -> new LocalBucket(nanos))
                    .take(identity.perSecond() / workers, kept, costs);
        }
    }

    @Override
    public void slowDown(Identity identity) {
        var _ = redis.start(Script.SLOW_DOWN, List.of(QueueKeys.bucket(identity.name())), List.of());
    }
}
