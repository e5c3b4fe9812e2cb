package gov.notify.redis;

import gov.notify.log.FailureLog;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commands to Redis, waited for on the calling (virtual) thread, never longer than a bound.
@ApplicationScoped
public class RedisCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final FailureLog MISTAKES = new FailureLog(Logger.getLogger(RedisCalls.class));

    private final Redis redis;

    @Inject
    public RedisCalls(Redis redis) {
        this.redis = redis;
    }

    /// @throws RedisUnavailable when it fails or takes longer than two seconds
    public @Nullable Response call(Command command, List<String> arguments) {
        return await(redis.send(request(command, arguments)), PATIENCE);
    }

    /// Runs a script; costs one round trip once Redis knows it.
    public @Nullable Response run(Script script, List<String> keys, List<String> arguments) {
        return await(start(script, keys, arguments), PATIENCE);
    }

    /// As [#run], without waiting for it.
    public Future<Response> start(Script script, List<String> keys, List<String> arguments) {
        return redis.send(script.bySha(keys, arguments)).recover(trouble -> {
            var message = trouble.getMessage();
            return message != null && message.contains("NOSCRIPT")
                    ? redis.send(script.byText(keys, arguments))
                    : Future.failedFuture(trouble);
        });
    }

    /// Sends all of them in one go; fails as a whole when one of them does.
    public Future<List<Response>> start(List<Request> requests) {
        return redis.batch(requests);
    }

    /// A mistake of ours would not pass as an outage does: whoever asked helps itself in the same way,
    /// but somebody must know.
    private static RedisUnavailable refused(Throwable cause) {
        var refused = new RedisUnavailable("Redis refused", cause);
        if (refused.isOurMistake()) {
            var words = RedisUnavailable.words(cause);
            MISTAKES.failed(words, refused, "Redis finds a command wrong: " + words);
        }
        return refused;
    }

    /// A connection of its own, for commands that block. The caller closes it.
    public RedisConnection connection() {
        return await(redis.connect(), PATIENCE);
    }

    public static Request request(Command command, List<String> arguments) {
        var request = Request.cmd(command);
        arguments.forEach(request::arg);
        return request;
    }

    /// @throws RedisUnavailable when it fails or takes longer than `patience`
    public static <T> T await(Future<T> future, Duration patience) {
        CompletableFuture<T> answer = future.toCompletionStage().toCompletableFuture();
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new RedisUnavailable("Redis did not answer within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisUnavailable("interrupted while waiting for Redis", e);
        }
    }
}
