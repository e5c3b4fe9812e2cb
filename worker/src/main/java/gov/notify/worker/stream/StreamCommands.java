package gov.notify.worker.stream;

import static io.vertx.redis.client.Command.DEL;
import static io.vertx.redis.client.Command.EXISTS;
import static io.vertx.redis.client.Command.SET;
import static io.vertx.redis.client.Command.XACK;
import static io.vertx.redis.client.Command.XCLAIM;
import static io.vertx.redis.client.Command.XGROUP;
import static io.vertx.redis.client.Command.XINFO;
import static io.vertx.redis.client.Command.XPENDING;
import static io.vertx.redis.client.Command.XRANGE;
import static io.vertx.redis.client.Command.XREADGROUP;
import static io.vertx.redis.client.Command.ZREM;

import gov.notify.queue.EntryCodec.Decoded;
import gov.notify.queue.QueueKeys;
import gov.notify.queue.QueueScripts;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import gov.notify.worker.config.WorkerId;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The stream commands this engine uses, as one consumer. All of them are in Redis 6.2.
@Singleton
final class StreamCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// An entry that was delivered and not acknowledged.
    record Pending(String entryId, String consumer, long idleMillis, int deliveries) {}

    private final RedisCalls redis;
    private final WorkerId worker;

    StreamCommands(RedisCalls redis, WorkerId worker) {
        this.redis = redis;
        this.worker = worker;
    }

    /// The consumer that this is.
    WorkerId me() {
        return worker;
    }

    /// A connection of its own, for reads that block. The caller closes it.
    RedisConnection connection() {
        return redis.connection();
    }

    void moveDue(int shard) {
        QueueScripts.moveDue(redis, new QueueKeys(shard));
    }

    /// New entries of one stream, at most `count`, without waiting.
    List<Decoded> read(RedisConnection connection, StreamShard shard, int count) {
        var arguments = reading(shard.group(), count, null);
        arguments.addAll(List.of("STREAMS", shard.key(), ">"));
        var reply = RedisCalls.await(connection.send(RedisCalls.request(XREADGROUP, arguments)), PATIENCE);
        return StreamReplyParser.entries(
                shard, StreamReplyParser.byStream(reply).get(shard.key()));
    }

    /// Waits for a new entry on any of the streams, which share a group; at most one of each.
    Map<StreamShard, List<Decoded>> await(RedisConnection connection, List<StreamShard> sources, Duration block) {
        var arguments = reading(sources.getFirst().group(), 1, block);
        arguments.add("STREAMS");
        sources.forEach(shard -> arguments.add(shard.key()));
        sources.forEach(_ -> arguments.add(">"));
        var reply = RedisCalls.await(connection.send(RedisCalls.request(XREADGROUP, arguments)), block.plus(PATIENCE));
        var streams = StreamReplyParser.byStream(reply);
        return sources.stream()
                .filter(shard -> streams.containsKey(shard.key()))
                .collect(Collectors.toMap(
                        Function.identity(), shard -> StreamReplyParser.entries(shard, streams.get(shard.key()))));
    }

    private List<String> reading(String group, int count, @Nullable Duration block) {
        var arguments = new ArrayList<String>(16);
        arguments.addAll(List.of("GROUP", group, worker.value(), "COUNT", Integer.toString(count)));
        if (block != null) {
            arguments.addAll(List.of("BLOCK", Long.toString(block.toMillis())));
        }
        return arguments;
    }

    /// Consumers of a stream that hold entries.
    List<String> consumersHolding(StreamShard shard) {
        var summary = redis.call(XPENDING, List.of(shard.key(), shard.group()));
        if (summary == null || summary.size() < 4 || summary.get(3) == null) {
            return List.of();
        }
        return each(summary.get(3)).map(pair -> pair.get(0).toString()).toList();
    }

    List<Pending> pendingOf(StreamShard shard, String consumer, int count) {
        return pending(
                redis.call(XPENDING, List.of(shard.key(), shard.group(), "-", "+", Integer.toString(count), consumer)));
    }

    /// Entries that nobody has touched for a while, whoever holds them.
    List<Pending> pendingIdle(StreamShard shard, Duration idle, int count) {
        return pending(redis.call(
                XPENDING,
                List.of(
                        shard.key(),
                        shard.group(),
                        "IDLE",
                        Long.toString(idle.toMillis()),
                        "-",
                        "+",
                        Integer.toString(count))));
    }

    private static List<Pending> pending(@Nullable Response reply) {
        return each(reply)
                .map(one -> new Pending(
                        one.get(0).toString(),
                        one.get(1).toString(),
                        one.get(2).toLong(),
                        one.get(3).toInteger()))
                .toList();
    }

    /// Makes entries ours that are still idle for `idle`; those that were deleted meanwhile are acknowledged
    /// away.
    List<Decoded> claim(StreamShard shard, List<String> entryIds, Duration idle) {
        var reply = redis.call(XCLAIM, claiming(shard, idle, entryIds, List.of()));
        var claimed = StreamReplyParser.entries(shard, reply);
        // before 7.0 an entry that was deleted but not acknowledged comes back as nothing, without its id
        if (reply != null && reply.size() > claimed.size()) {
            var found = claimed.stream().map(StreamCommands::entryId).collect(Collectors.toSet());
            entryIds.stream()
                    .filter(id -> !found.contains(id) && isGone(shard, id))
                    .forEach(id -> redis.call(XACK, List.of(shard.key(), shard.group(), id)));
        }
        return claimed;
    }

    private boolean isGone(StreamShard shard, String entryId) {
        var found = redis.call(XRANGE, List.of(shard.key(), entryId, entryId));
        return found != null && found.size() == 0;
    }

    /// Starts the idle time of entries we hold anew, without counting a delivery.
    void touch(StreamShard shard, List<String> entryIds) {
        redis.call(XCLAIM, claiming(shard, Duration.ZERO, entryIds, List.of("JUSTID")));
    }

    /// Lets others take entries we hold at once.
    void giveUp(StreamShard shard, List<String> entryIds) {
        redis.call(XCLAIM, claiming(shard, Duration.ZERO, entryIds, List.of("IDLE", "3600000", "JUSTID")));
    }

    private List<String> claiming(StreamShard shard, Duration idle, List<String> entryIds, List<String> options) {
        var arguments = new ArrayList<String>(4 + entryIds.size() + options.size());
        arguments.addAll(List.of(shard.key(), shard.group(), worker.value(), Long.toString(idle.toMillis())));
        arguments.addAll(entryIds);
        arguments.addAll(options);
        return arguments;
    }

    static String entryId(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Understood(var entry) -> entry.entryId();
            case Decoded.Unreadable(var id, var _, var _) -> id;
        };
    }

    /// Makes the stream and its group unless they are there. Reads from the very first entry: nothing added
    /// earlier is missed.
    void createGroup(StreamShard shard) {
        try {
            redis.call(XGROUP, List.of("CREATE", shard.key(), shard.group(), "0", "MKSTREAM"));
        } catch (RedisUnavailable e) {
            var cause = e.getCause();
            if (cause == null
                    || cause.getMessage() == null
                    || !cause.getMessage().contains("BUSYGROUP")) {
                throw e;
            }
        }
    }

    /// True when the shard had no epoch, which means that it is new or was emptied.
    boolean beginEpoch(int shard, String id) {
        return redis.call(SET, List.of(new QueueKeys(shard).epoch(), id, "NX")) != null;
    }

    /// Says that this worker lives, and how many do.
    int beat(Duration life) {
        var millis = Long.toString(life.toMillis());
        redis.call(SET, List.of(QueueKeys.heartbeat(worker.value()), "1", "PX", millis));
        var alive =
                redis.run(QueueScripts.COUNT_WORKERS, List.of(QueueKeys.workers()), List.of(worker.value(), millis));
        return alive == null ? 1 : alive.toInteger();
    }

    void stopBeating() {
        redis.call(DEL, List.of(QueueKeys.heartbeat(worker.value())));
        redis.call(ZREM, List.of(QueueKeys.workers(), worker.value()));
    }

    boolean lives(String consumer) {
        var answer = redis.call(EXISTS, List.of(QueueKeys.heartbeat(consumer)));
        return answer != null && answer.toInteger() > 0;
    }

    /// Consumers with how long they have been silent (ms) and what they hold.
    record Consumer(String name, long idleMillis, long pending) {}

    List<Consumer> consumers(StreamShard shard) {
        return each(redis.call(XINFO, List.of("CONSUMERS", shard.key(), shard.group())))
                .map(StreamReplyParser::fields)
                .map(fields -> new Consumer(
                        fields.getOrDefault("name", ""), number(fields, "idle"), number(fields, "pending")))
                .toList();
    }

    /// Only for consumers that hold nothing: what a deleted consumer held would be forgotten.
    void deleteConsumer(StreamShard shard, String consumer) {
        redis.call(XGROUP, List.of("DELCONSUMER", shard.key(), shard.group(), consumer));
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(fields.getOrDefault(name, "0"));
    }

    private static Stream<Response> each(@Nullable Response list) {
        return list == null ? Stream.empty() : StreamSupport.stream(list.spliterator(), false);
    }

    /// Ids in portions that suit one command.
    static List<List<String>> portions(List<String> ids) {
        return ids.stream().gather(Gatherers.windowFixed(500)).toList();
    }
}
