package gov.notify.worker.sweep;

import gov.notify.queue.QueueKeys;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// How old the oldest entry of each stream is: what was hinted before it has been dealt with or lost, what was
/// hinted after it may still be waiting its turn.
final class StreamAges {

    private final RedisCalls redis;
    private final int shards;

    StreamAges(RedisCalls redis, int shards) {
        this.redis = redis;
        this.shards = shards;
    }

    /// The moment the oldest entry of each stream was added, over all shards; where there is none, this moment
    /// by the clock of Redis, which dates the entries too.
    ///
    /// Entries that were read and not settled count too, because settling deletes.
    ///
    /// @throws RedisUnavailable when Redis cannot say
    Map<WorkStream, Instant> oldest(List<WorkStream> streams) {
        var oldest = new EnumMap<WorkStream, Instant>(WorkStream.class);
        var requests = new ArrayList<Request>();
        requests.add(Request.cmd(Command.TIME));
        for (var stream : streams) {
            for (int shard = 0; shard < shards; shard++) {
                requests.add(RedisCalls.request(
                        Command.XRANGE, List.of(new QueueKeys(shard).stream(stream), "-", "+", "COUNT", "1")));
            }
        }
        var replies =
                RedisCalls.await(redis.start(requests), Duration.ofSeconds(2)).iterator();
        var now = moment(Objects.requireNonNull(replies.next()));
        for (var stream : streams) {
            var soFar = now;
            for (int shard = 0; shard < shards; shard++) {
                var reply = replies.next();
                if (reply != null && reply.size() > 0) {
                    var id = Objects.requireNonNull(reply.get(0)).get(0).toString();
                    var added = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
                    soFar = added.isBefore(soFar) ? added : soFar;
                }
            }
            oldest.put(stream, soFar);
        }
        return oldest;
    }

    /// Of seconds and microseconds.
    private static Instant moment(Response time) {
        return Instant.ofEpochSecond(
                time.get(0).toLong(), TimeUnit.MICROSECONDS.toNanos(time.get(1).toLong()));
    }
}
