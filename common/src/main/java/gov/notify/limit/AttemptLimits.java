package gov.notify.limit;

import gov.notify.log.TroubleLog;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import gov.notify.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/// Holds back those who guess: says whether something may be tried once more, such as a person's password.
///
/// Redis counts, for all instances together; while it is away Postgres does, from nothing. Where neither can, nobody
/// tries: [gov.notify.jdbc.StoreUnavailable].
@ApplicationScoped
public class AttemptLimits {

    private static final Logger LOG = Logger.getLogger(AttemptLimits.class);
    private static final Script COUNT = new Script(AttemptLimits.class, "attempt");
    private static final String PREFIX = "api:attempts:";
    private static final int ONE_MORE = 1;
    private static final int ONE_BACK = -1;
    private static final int FORGET = 0;

    private final RedisCalls redis;
    private final AttemptRows rows;
    private final LimitConfig config;
    private final TroubleLog trouble = new TroubleLog(LOG);
    private volatile long suspendedUntilNanos = System.nanoTime();

    AttemptLimits(RedisCalls redis, AttemptRows rows, LimitConfig config) {
        this.redis = redis;
        this.rows = rows;
        this.config = config;
    }

    /// How often something may be tried.
    ///
    /// @param name of what is tried and by whom it is counted, such as `password:user`
    /// @param most attempts in a window
    /// @param window begins with the first attempt
    public record Limit(String name, int most, Duration window) {

        private String key(String subject) {
            return name + ":" + subject;
        }
    }

    /// Counts an attempt.
    ///
    /// @param subject whose attempts are counted together: an id, an address. Nobody's email address or number.
    /// @return whether it may be made
    /// @throws gov.notify.jdbc.StoreUnavailable where nobody can count it
    public boolean take(Limit limit, String subject) {
        var key = limit.key(subject);
        return inRedis(key, ONE_MORE, limit.window()).orElseGet(() -> rows.take(key, limit.window())) <= limit.most();
    }

    /// Takes back an attempt that turned out to be no guess.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable where nobody counts
    public void giveBack(Limit limit, String subject) {
        var key = limit.key(subject);
        if (inRedis(key, ONE_BACK, limit.window()).isEmpty()) {
            rows.giveBack(key);
        }
    }

    /// Forgets every attempt there was.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable where Postgres is away
    public void forget(Limit limit, String subject) {
        var key = limit.key(subject);
        var _ = inRedis(key, FORGET, limit.window());
        rows.forget(key);
    }

    /// Empty where Redis cannot be asked.
    private OptionalLong inRedis(String key, int step, Duration window) {
        if (System.nanoTime() - suspendedUntilNanos < 0) {
            return OptionalLong.empty();
        }
        try {
            var arguments = List.of(Integer.toString(step), Long.toString(window.toMillis()));
            var answer = RedisCalls.await(redis.start(COUNT, List.of(PREFIX + key), arguments), config.patience());
            trouble.over("Redis counts attempts again");
            return OptionalLong.of(Objects.requireNonNull(answer).toLong());
        } catch (RedisUnavailable e) {
            suspendedUntilNanos = System.nanoTime() + config.pause().toNanos();
            trouble.warn(e, "Redis cannot count attempts (%s); Postgres does", e.getMessage());
            return OptionalLong.empty();
        }
    }
}
