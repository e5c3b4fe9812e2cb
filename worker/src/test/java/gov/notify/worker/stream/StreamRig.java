package gov.notify.worker.stream;

import gov.notify.queue.Entry;
import gov.notify.queue.EntryCodec;
import gov.notify.queue.EntryCodec.Decoded;
import gov.notify.queue.EntryKind;
import gov.notify.queue.Hint;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.worker.config.WorkerId;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// A Redis of its own with streams to read, as the workers of a test see it.
final class StreamRig implements AutoCloseable {

    final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final Redis client = Redis.createClient(vertx, server.url());
    final RedisCalls redis = new RedisCalls(client);
    final StreamCommands commands = worker("me");
    final ConsumerGroups groups = new ConsumerGroups(commands, 1);

    StreamRig() {
        groups.create();
    }

    static StreamShard shard(WorkStream lane) {
        return new StreamShard(lane, 0);
    }

    /// @param named settings of `notify.stream` other than their defaults
    static StreamConfig config(Map<String, String> named) {
        return new SmallRyeConfigBuilder()
                .withMapping(StreamConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(StreamConfig.class);
    }

    StreamCommands worker(String name) {
        return new StreamCommands(redis, new WorkerId(name));
    }

    /// Adds an entry as a hint does, and answers what it is about.
    UUID add(WorkStream lane) {
        var id = UUID.randomUUID();
        var hint = new Hint(lane, EntryKind.MESSAGE, id.toString(), UUID.randomUUID(), Duration.ZERO);
        addRaw(lane, EntryCodec.encode(hint, 1_760_000_000_000L));
        return id;
    }

    /// Adds whatever somebody else may have written, names and values in turn.
    String addRaw(WorkStream lane, List<String> flat) {
        var arguments = new ArrayList<>(List.of(shard(lane).key(), "*"));
        arguments.addAll(flat);
        return call(Command.XADD, arguments).toString();
    }

    /// What a worker is given when it reads a lane.
    List<Entry> read(String worker, WorkStream lane, int count) {
        var connection = redis.connection();
        try {
            return worker(worker).read(connection, shard(lane), count).stream()
                    .map(decoded -> ((Decoded.Understood) decoded).entry())
                    .toList();
        } finally {
            connection.close();
        }
    }

    /// Makes an entry look untouched for so long.
    void age(WorkStream lane, String worker, String entryId, Duration idle) {
        call(
                Command.XCLAIM,
                List.of(
                        shard(lane).key(),
                        lane.group(),
                        worker,
                        "0",
                        entryId,
                        "IDLE",
                        Long.toString(idle.toMillis()),
                        "JUSTID"));
    }

    /// Makes an entry look delivered so often.
    void delivered(WorkStream lane, String worker, String entryId, int times) {
        call(
                Command.XCLAIM,
                List.of(
                        shard(lane).key(),
                        lane.group(),
                        worker,
                        "0",
                        entryId,
                        "RETRYCOUNT",
                        Integer.toString(times),
                        "JUSTID"));
    }

    long length(WorkStream lane) {
        return call(Command.XLEN, List.of(shard(lane).key())).toLong();
    }

    /// All that is delivered and not acknowledged, whoever holds it.
    List<StreamCommands.Pending> pending(WorkStream lane) {
        return commands.pendingIdle(shard(lane), Duration.ZERO, 1000);
    }

    Response call(Command command, List<String> arguments) {
        return Objects.requireNonNull(redis.call(command, arguments));
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
        server.close();
    }
}
