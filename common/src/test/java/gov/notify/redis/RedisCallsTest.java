package gov.notify.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.sandbox.log.LogLines;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisCallsTest {

    private static final String WRITES = "redis.call('TIME'); return redis.call('SET', KEYS[1], 1)";

    private final OwnRedis redis = OwnRedis.start();
    private final RedisCalls calls = redis.calls();
    private final String key = "test:" + UUID.randomUUID();

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void a_command_is_answered_and_no_value_is_null() {
        assertThat(redis.text(Command.SET, key, "ünï")).isEqualTo("OK");
        assertThat(redis.text(Command.GET, key)).isEqualTo("ünï");
        assertThat(calls.call(Command.GET, List.of("nothing"))).isNull();
    }

    @Test
    void what_redis_refuses_was_not_done_and_says_why_to_whoever_asks_for_the_cause() {
        redis.text(Command.SET, key, "text");

        assertThatThrownBy(() -> calls.call(Command.LPUSH, List.of(key, "1")))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessage("Redis refused")
                .rootCause()
                .hasMessageContaining("WRONGTYPE");
    }

    @Test
    void a_redis_that_is_full_or_read_only_counts_as_one_that_is_gone() {
        redis.text(Command.CONFIG, "SET", "maxmemory", "1");

        assertThatThrownBy(() -> calls.call(Command.SET, List.of(key, "1")))
                .isInstanceOf(RedisUnavailable.class)
                .rootCause()
                .hasMessageContaining("OOM");
        redis.text(Command.CONFIG, "SET", "maxmemory", "0");
        redis.text(Command.REPLICAOF, "127.0.0.1", "1");
        assertThatThrownBy(() -> calls.call(Command.SET, List.of(key, "1")))
                .isInstanceOf(RedisUnavailable.class)
                .rootCause()
                .hasMessageContaining("READONLY");
    }

    @Test
    void a_command_of_ours_that_is_wrong_is_no_outage_and_is_told_as_a_mistake() {
        try (var log = new LogLines(RedisCalls.class.getName())) {
            redis.text(Command.SET, key, "text");
            for (var wrong : List.of("return redis.call('LPUSH', KEYS[1], 1)", "return 1 + nil", "return (")) {
                assertThatThrownBy(() -> calls.call(Command.EVAL, List.of(wrong, "1", key)))
                        .isInstanceOf(RedisUnavailable.class);
            }

            assertThat(log.all()).isNotEmpty().allMatch(line -> line.startsWith("ERROR"));
        }
    }

    @Test
    void a_script_that_meets_a_full_or_read_only_redis_is_right() {
        try (var log = new LogLines(RedisCalls.class.getName())) {
            redis.text(Command.CONFIG, "SET", "maxmemory", "1");
            assertThatThrownBy(() -> calls.call(Command.EVAL, List.of(WRITES, "1", key)))
                    .isInstanceOf(RedisUnavailable.class);
            redis.text(Command.CONFIG, "SET", "maxmemory", "0");
            redis.text(Command.REPLICAOF, "127.0.0.1", "1");
            assertThatThrownBy(() -> calls.call(Command.EVAL, List.of(WRITES, "1", key)))
                    .isInstanceOf(RedisUnavailable.class);
            redis.server().kill();
            assertThatThrownBy(() -> calls.call(Command.PING, List.of())).isInstanceOf(RedisUnavailable.class);

            assertThat(log.all()).isEmpty();
        }
    }

    @Test
    void a_redis_that_is_gone_is_unavailable_and_is_found_again_when_it_is_back() {
        redis.server().kill();
        assertThatThrownBy(() -> calls.call(Command.PING, List.of())).isInstanceOf(RedisUnavailable.class);

        redis.restart();

        assertThat(redis.text(Command.SET, key, "1")).isEqualTo("OK");
    }

    @Test
    void nobody_waits_longer_than_the_bound() {
        var never = Promise.<String>promise();
        long began = System.nanoTime();

        assertThatThrownBy(() -> RedisCalls.await(never.future(), Duration.ofMillis(50)))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessage("Redis did not answer within PT0.05S")
                .hasCauseInstanceOf(TimeoutException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whoever_is_interrupted_while_waiting_stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> RedisCalls.await(Promise.<String>promise().future(), Duration.ofSeconds(30)))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void several_commands_go_in_one_and_are_answered_in_their_order() {
        var answers = RedisCalls.await(
                calls.start(List.of(
                        RedisCalls.request(Command.SET, List.of(key, "1")),
                        RedisCalls.request(Command.INCR, List.of(key)),
                        RedisCalls.request(Command.GET, List.of(key)))),
                Duration.ofSeconds(2));

        assertThat(answers).extracting(Object::toString).containsExactly("OK", "2", "2");
    }

    @Test
    void several_commands_fail_together_where_one_fails() {
        var batch = calls.start(List.of(
                RedisCalls.request(Command.SET, List.of(key, "text")), RedisCalls.request(Command.INCR, List.of(key))));

        assertThatThrownBy(() -> RedisCalls.await(batch, Duration.ofSeconds(2))).isInstanceOf(RedisUnavailable.class);
    }

    @Test
    void a_connection_of_ones_own_works_beside_the_others() {
        var connection = calls.connection();

        assertThat(RedisCalls.await(
                                connection.send(RedisCalls.request(Command.ECHO, List.of("hello"))),
                                Duration.ofSeconds(2))
                        .toString())
                .isEqualTo("hello");
        RedisCalls.await(connection.close(), Duration.ofSeconds(2));
        assertThat(redis.text(Command.PING)).isEqualTo("PONG");
    }
}
