package gov.notify.worker.stream;

import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Measures how much waits on each stream and how old the oldest of it is, over all shards, in one round trip.
@Singleton
final class StreamGauges {

    private record Readings(AtomicLong backlog, AtomicLong pending, AtomicLong oldestMillis) {
        void show(Waiting sum) {
            backlog.set(sum.backlog());
            pending.set(sum.pending());
            oldestMillis.set(sum.oldestMillis());
        }
    }

    /// What waits on one shard of a stream, or on several.
    private record Waiting(long backlog, long pending, long oldestMillis) {
        Waiting and(Waiting other) {
            return new Waiting(
                    backlog + other.backlog, pending + other.pending, Math.max(oldestMillis, other.oldestMillis));
        }
    }

    private final RedisCalls redis;
    private final ConsumerGroups consumerGroups;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, Readings> readings = new ConcurrentHashMap<>();

    StreamGauges(RedisCalls redis, ConsumerGroups consumerGroups, Clock clock, MeterRegistry meters) {
        this.redis = redis;
        this.consumerGroups = consumerGroups;
        this.clock = clock;
        this.meters = meters;
    }

    void measure() {
        var sources = consumerGroups.sources();
        var requests = new ArrayList<Request>(sources.size() * 3);
        for (var source : sources) {
            requests.add(RedisCalls.request(Command.XLEN, List.of(source.key())));
            requests.add(RedisCalls.request(Command.XPENDING, List.of(source.key(), source.group())));
            requests.add(RedisCalls.request(Command.XRANGE, List.of(source.key(), "-", "+", "COUNT", "1")));
        }
        var replies = RedisCalls.await(redis.start(requests), Duration.ofSeconds(2));
        var sums = new EnumMap<WorkStream, Waiting>(WorkStream.class);
        for (int i = 0; i < sources.size(); i++) {
            var shard = new Waiting(
                    number(replies.get(i * 3), Response::toLong),
                    number(replies.get(i * 3 + 1), one -> one.get(0).toLong()),
                    number(replies.get(i * 3 + 2), this::age));
            sums.merge(sources.get(i).stream(), shard, Waiting::and);
        }
        sums.forEach((stream, sum) ->
                readings.computeIfAbsent(stream.wireName(), this::gauges).show(sum));
    }

    private long age(Response entries) {
        if (entries.size() == 0) {
            return 0;
        }
        var id = entries.get(0).get(0).toString();
        return Math.max(0, clock.millis() - Long.parseLong(id.substring(0, id.indexOf('-'))));
    }

    private static long number(@Nullable Response reply, ToLongFunction<Response> read) {
        return reply == null ? 0 : read.applyAsLong(reply);
    }

    private Readings gauges(String stream) {
        var tags = Tags.of("stream", stream);
        var fresh = new Readings(new AtomicLong(), new AtomicLong(), new AtomicLong());
        meters.gauge("queue_backlog", tags, fresh.backlog(), AtomicLong::doubleValue);
        meters.gauge("queue_pending", tags, fresh.pending(), AtomicLong::doubleValue);
        meters.gauge("queue_oldest_seconds", tags, fresh.oldestMillis(), millis -> millis.doubleValue() / 1000);
        return fresh;
    }
}
