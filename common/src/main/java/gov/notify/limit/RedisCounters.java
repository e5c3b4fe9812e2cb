package gov.notify.limit;

import gov.notify.log.TroubleLog;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The counters in Redis: one round trip for any number of takes, and none at all while Redis is in trouble.
@ApplicationScoped
class RedisCounters {

    private static final Logger LOG = Logger.getLogger(RedisCounters.class);

    private final RedisCalls redis;
    private final LimitConfig config;
    private final Counter unchecked;
    /// Services that sent while Redis could not count: what it holds of them is too little.
    private final Set<UUID> miscounted = ConcurrentHashMap.newKeySet();

    private volatile long suspendedUntilNanos = System.nanoTime();
    private final TroubleLog trouble = new TroubleLog(LOG);

    RedisCounters(RedisCalls redis, LimitConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.unchecked = Counter.builder("limits_unchecked")
                .description("Sends let through because Redis could not be asked")
                .register(meters);
    }

    /// What came of `n` equal takes.
    ///
    /// @param ratePassed how many the rate let through
    /// @param counted how many of those the counts let through
    /// @param why the others of those were not
    /// @param waitMillis until the rate lets one more through
    record Taken(long ratePassed, long counted, Why why, long waitMillis) {}

    /// Why messages were not counted.
    enum Why {
        NONE,
        DAY,
        YEAR,
        UNKNOWN
    }

    /// Takes as many as the limits leave, in the order of the map.
    ///
    /// @return in that order too; empty when Redis could not be asked
    List<Taken> take(Map<LimitRequest, Integer> takes) {
        var commands = new ArrayList<Request>(takes.size());
        var forgotten = forget(takes.keySet(), commands);
        int before = commands.size();
        takes.forEach((take, n) -> commands.add(LimitScripts.take(take, n)));
        var answers = ask(commands);
        if (answers.isEmpty()) {
            takes.forEach((take, n) -> {
                unchecked.increment(n);
                miscounted.add(take.serviceId());
            });
            return List.of();
        }
        miscounted.removeAll(forgotten);
        return answers.subList(before, answers.size()).stream()
                .map(RedisCounters::taken)
                .toList();
    }

    /// Takes messages out of the counts again, best effort.
    void giveBack(Map<LimitRequest, Integer> takes) {
        var commands = new ArrayList<Request>(takes.size());
        takes.forEach((take, n) -> commands.add(LimitScripts.giveBack(take, n)));
        if (ask(commands).isEmpty()) {
            takes.keySet().forEach(take -> miscounted.add(take.serviceId()));
        }
    }

    /// Fills in what Postgres knows.
    void remember(LimitRequest take, SentCounts.Counts counts) {
        ask(List.of(LimitScripts.remember(take, counts)));
    }

    private Set<UUID> forget(Set<LimitRequest> takes, List<Request> commands) {
        if (miscounted.isEmpty()) {
            return Set.of();
        }
        var forgotten = ConcurrentHashMap.<UUID>newKeySet();
        for (var take : takes) {
            if (miscounted.contains(take.serviceId()) && forgotten.add(take.serviceId())) {
                commands.add(Request.cmd(Command.DEL)
                        .arg(LimitKeys.counts(take.serviceId(), take.day()))
                        .arg(LimitKeys.counts(take.serviceId(), take.day().minusDays(1))));
            }
        }
        return forgotten;
    }

    private List<Response> ask(List<Request> commands) {
        if (System.nanoTime() - suspendedUntilNanos < 0) {
            return List.of();
        }
        try {
            var answers = RedisCalls.await(redis.start(commands), config.patience());
            trouble.over("Redis counts again");
            return answers;
        } catch (RedisUnavailable e) {
            suspendedUntilNanos = System.nanoTime() + config.pause().toNanos();
            trouble.warn(e, "Redis cannot count (%s); sends are let through", e.getMessage());
            return List.of();
        }
    }

    private static Taken taken(Response answer) {
        return new Taken(
                answer.get(0).toLong(),
                answer.get(1).toLong(),
                Why.values()[answer.get(2).toInteger()],
                answer.get(3).toLong());
    }
}
