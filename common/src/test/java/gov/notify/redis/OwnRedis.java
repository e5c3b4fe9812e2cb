package gov.notify.redis;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import gov.notify.sandbox.redis.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Redis and a client of it, for one test class. Whoever takes a shared one keeps apart by the names of keys.
public final class OwnRedis implements AutoCloseable {

    private final RedisServer server;
    private final boolean shared;
    private final Vertx vertx = Vertx.vertx();
    private final Redis client;
    private final RedisCalls calls;

    private OwnRedis(RedisServer server, boolean shared) {
        this.server = server;
        this.shared = shared;
        this.client = Redis.createClient(vertx, new RedisOptions().setConnectionString(server.url()));
        this.calls = new RedisCalls(client);
    }

    /// One that may be killed and emptied.
    public static OwnRedis start() {
        return new OwnRedis(RedisServer.temporary(), false);
    }

    public static OwnRedis shared() {
        return new OwnRedis(RedisServer.shared(), true);
    }

    public RedisServer server() {
        return server;
    }

    public Vertx vertx() {
        return vertx;
    }

    public Redis client() {
        return client;
    }

    public RedisCalls calls() {
        return calls;
    }

    /// What a command answers, as text; null for no value.
    public @Nullable String text(Command command, String... arguments) {
        var answer = calls.call(command, List.of(arguments));
        return answer == null ? null : answer.toString();
    }

    /// What a command answers with a number.
    public long number(Command command, String... arguments) {
        return requireNonNull(calls.call(command, List.of(arguments))).toLong();
    }

    /// Redis' own time, in ms since the epoch.
    public long now() {
        var time = requireNonNull(calls.call(Command.TIME, List.of()));
        return time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
    }

    /// Starts a server that was killed again, with the data it had, and waits until the client has found it.
    public void restart() {
        server.restart();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(RedisUnavailable.class)
                .until(() -> "PONG".equals(text(Command.PING)));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        if (!shared) {
            server.close();
        }
    }
}
