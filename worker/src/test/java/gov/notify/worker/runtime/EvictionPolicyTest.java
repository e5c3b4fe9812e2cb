package gov.notify.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.log.LogLines;
import gov.notify.sandbox.redis.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvictionPolicyTest {

    private final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final RedisCalls redis =
            new RedisCalls(Redis.createClient(vertx, new RedisOptions().setConnectionString(server.url())));
    private final EvictionPolicy policy = new EvictionPolicy(redis);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @Test
    void a_redis_that_evicts_is_refused_by_name() {
        redis.call(Command.CONFIG, List.of("SET", "maxmemory-policy", "allkeys-lru"));

        assertThatThrownBy(policy::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("allkeys-lru")
                .hasMessageContaining("noeviction");
    }

    @Test
    void a_redis_that_evicts_nothing_will_do() {
        assertThatCode(policy::check).doesNotThrowAnyException();
    }

    @Test
    void a_redis_that_is_away_keeps_no_worker_from_starting() {
        server.kill();

        assertThatCode(policy::check).doesNotThrowAnyException();
    }

    @Test
    void a_redis_that_was_away_at_the_start_is_asked_once_it_is_back() {
        server.kill();
        policy.check();
        server.restart();
        await().untilAsserted(() -> redis.call(Command.CONFIG, List.of("SET", "maxmemory-policy", "allkeys-lru")));

        try (var log = new LogLines(EvictionPolicy.class.getName())) {
            policy.checkUnlessKnown();
            policy.checkUnlessKnown();

            assertThat(log.all()).singleElement().asString().contains("ERROR", "allkeys-lru");
        }
    }
}
