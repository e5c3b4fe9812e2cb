package gov.notify.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Buckets in Redis, which every worker sees. Without Redis each worker takes half of every rate for itself,
/// which is safe for two workers and slow for one.
@ApplicationScoped
public class RedisTokenBucket implements TokenBucket {

    private static final Logger LOG = Logger.getLogger(RedisTokenBucket.class);
    private static final double SHARE_WITHOUT_REDIS = 0.5;

    private final RedisCalls redis;
    private final Map<String, LocalBucket> local = new ConcurrentHashMap<>();
    private volatile boolean inTrouble;

    @Inject
    public RedisTokenBucket(RedisCalls redis) {
        this.redis = redis;
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
                LOG.warnf("no shared rate limits (%s): using half of each rate", e.getCause());
            }
            return local.computeIfAbsent(identity.name(), _ -> new LocalBucket(System::nanoTime))
                    .take(identity.perSecond() * SHARE_WITHOUT_REDIS, kept, costs);
        }
    }

    @Override
    public void slowDown(Identity identity) {
        var _ = redis.start(Script.SLOW_DOWN, List.of(QueueKeys.bucket(identity.name())), List.of());
    }
}
