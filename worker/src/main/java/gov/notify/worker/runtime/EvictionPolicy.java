package gov.notify.worker.runtime;

import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Sees to it that Redis evicts nothing when it is full: hints, leases of entries and rates would vanish one by one,
/// unnoticed, where a refused write is noticed and made good from Postgres.
final class EvictionPolicy {

    private static final Logger LOG = Logger.getLogger(EvictionPolicy.class);
    private static final String RIGHT = "noeviction";
    private static final Pattern POLICY = Pattern.compile("(?m)^maxmemory_policy:(\\S+)");

    private final RedisCalls redis;
    private volatile boolean known;

    EvictionPolicy(RedisCalls redis) {
        this.redis = redis;
    }

    /// Asks with `INFO`, which hosted Redis answers where it forbids `CONFIG`. Without Redis there is nothing
    /// to check: a worker starts all the same.
    ///
    /// @throws IllegalStateException if it is any other than `noeviction`
    void check() {
        try {
            var answer = redis.call(Command.INFO, List.of("memory"));
            known = true;
            var found = POLICY.matcher(answer == null ? "" : answer.toString());
            if (found.find() && !found.group(1).equals(RIGHT)) {
                throw new IllegalStateException("Redis has maxmemory-policy " + found.group(1) + ", but must have "
                        + RIGHT + ": it would throw work away when it is full");
            }
        } catch (RedisUnavailable e) {
            LOG.warnf("Redis cannot be asked for its maxmemory-policy (%s); it must be %s", e.getCause(), RIGHT);
        }
    }

    /// Makes good a [#check] that found Redis away, now that it is back. Messages are on their way by now: what
    /// is wrong is said in the log and stops nothing, until the next start does.
    void checkUnlessKnown() {
        if (known) {
            return;
        }
        try {
            check();
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage());
        }
    }
}
