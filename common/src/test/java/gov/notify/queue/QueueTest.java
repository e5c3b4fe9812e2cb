package gov.notify.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.redis.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueTest {

    private static final String STREAM = "nq:{0}:send:email:high";

    private record Settings(int shards, int waiting, int batch, Duration patience, int workersAssumed, Duration pause)
            implements QueueConfig {}

    private final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final RedisCalls redis =
            new RedisCalls(Redis.createClient(vertx, new RedisOptions().setConnectionString(server.url())));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Settings settings = new Settings(1, 1000, 100, Duration.ofSeconds(1), 10, Duration.ofMillis(100));
    private final Hints hints = new RedisHints(redis, settings, Clock.systemUTC(), meters);
    private final AtomicLong nanos = new AtomicLong();
    private final TokenBucket bucket = new RedisTokenBucket(redis, settings);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @Test
    void a_hint_becomes_an_entry_that_holds_ids_only() {
        var id = UUID.randomUUID();
        var service = UUID.randomUUID();

        hints.send(List.of(Hint.message(Channel.EMAIL, Lane.HIGH, id, service)));

        await().until(() -> length(STREAM) == 1);
        var entry = requireNonNull(redis.call(Command.XRANGE, List.of(STREAM, "-", "+")))
                .get(0)
                .get(1)
                .toString();
        assertThat(entry).contains(id.toString(), service.toString(), "msg");
    }

    @Test
    void a_hint_that_is_not_due_waits_beside_the_streams() {
        var hint = Hint.message(Channel.EMAIL, Lane.HIGH, UUID.randomUUID(), UUID.randomUUID());

        hints.send(List.of(hint.after(Duration.ofSeconds(60))));

        await().until(() -> requireNonNull(redis.call(Command.ZCARD, List.of("nq:{0}:delayed")))
                        .toInteger()
                == 1);
        assertThat(length(STREAM)).isZero();
    }

    @Test
    void of_too_many_hints_as_many_go_out_as_there_is_room_for() {
        var many = Stream.generate(() -> Hint.message(Channel.EMAIL, Lane.HIGH, UUID.randomUUID(), UUID.randomUUID()))
                .limit(1500)
                .toList();

        hints.send(many);

        await().until(() -> length(STREAM) == 1000);
        assertThat(meters.counter("queue_hints", "outcome", "dropped").count()).isEqualTo(500);
    }

    @Test
    void what_is_due_is_moved_by_the_clock_of_redis() {
        var hint = Hint.message(Channel.EMAIL, Lane.HIGH, UUID.randomUUID(), UUID.randomUUID());
        hints.send(List.of(hint.after(Duration.ofHours(1))));
        await().until(() -> delayed() == 1);
        var keys = new QueueKeys(0);

        QueueScripts.moveDue(redis, keys);
        assertThat(delayed()).isEqualTo(1);

        redis.call(Command.ZADD, List.of(keys.delayed(), "XX", "1", hint.member()));
        QueueScripts.moveDue(redis, keys);
        assertThat(delayed()).isZero();
        assertThat(length(STREAM)).isEqualTo(1);
    }

    @Test
    void what_is_delayed_keeps_the_number_of_its_stream() {
        var receipt = UUID.randomUUID();
        var keys = new QueueKeys(0);
        hints.send(List.of(Hint.receipt(receipt).after(Duration.ofHours(1))));
        await().until(() -> delayed() == 1);

        redis.call(Command.ZADD, List.of(keys.delayed(), "XX", "1", "8|rcpt|" + receipt));
        QueueScripts.moveDue(redis, keys);

        assertThat(length("nq:{0}:receipts")).isEqualTo(1);
    }

    private int delayed() {
        return requireNonNull(redis.call(Command.ZCARD, List.of("nq:{0}:delayed")))
                .toInteger();
    }

    @Test
    void a_dead_redis_costs_the_caller_nothing() {
        server.kill();
        var some = Stream.generate(() -> Hint.receipt(UUID.randomUUID()))
                .limit(100)
                .toList();
        long began = System.nanoTime();

        for (int i = 0; i < 1000; i++) {
            hints.send(some);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        await().until(() -> meters.counter("queue_hints", "outcome", "dropped").count() == 100_000);
    }

    @Test
    void a_full_redis_drops_hints_and_takes_them_again_once_there_is_room() {
        redis.call(Command.CONFIG, List.of("SET", "maxmemory", "1"));
        hints.send(List.of(Hint.receipt(UUID.randomUUID())));
        await().until(() -> meters.counter("queue_hints", "outcome", "dropped").count() == 1);

        redis.call(Command.CONFIG, List.of("SET", "maxmemory", "0"));

        await().until(() -> {
            hints.send(List.of(Hint.receipt(UUID.randomUUID())));
            return length("nq:{0}:receipts") > 0;
        });
    }

    @Test
    void a_bucket_gives_a_second_at_once_and_then_its_rate() {
        var identity = new Identity("+18005550100", 10);

        var grant = bucket.take(identity, Lane.HIGH, Collections.nCopies(15, 1));

        assertThat(grant.granted()).isEqualTo(10);
        assertThat(grant.after()).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));
    }

    @Test
    void a_lower_lane_leaves_tokens_for_a_sign_in_code() {
        var identity = new Identity("+18005550100", 10);

        var bulk = bucket.take(identity, Lane.BULK, Collections.nCopies(100, 1));
        var code = bucket.take(identity, Lane.HIGH, List.of(1));

        assertThat(bulk.granted()).isLessThan(10);
        assertThat(code.granted()).isEqualTo(1);
    }

    @Test
    void a_message_larger_than_the_bucket_goes_out_of_a_full_one() {
        var identity = new Identity("+18005550100", 3);

        assertThat(bucket.take(identity, Lane.HIGH, List.of(6)).granted()).isEqualTo(1);
        assertThat(bucket.take(identity, Lane.HIGH, List.of(1)).after()).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void being_told_to_slow_down_halves_the_rate() {
        var identity = new Identity("ses", 100);
        bucket.take(identity, Lane.HIGH, Collections.nCopies(100, 1));

        bucket.slowDown(identity);

        await().until(() -> redis.call(Command.HGET, List.of("nq:rl:ses", "factor")) != null);
        assertThat(requireNonNull(redis.call(Command.HGET, List.of("nq:rl:ses", "factor")))
                        .toString())
                .isEqualTo("0.5");
    }

    @Test
    void without_redis_a_worker_takes_half_of_a_rate() {
        server.kill();
        var identity = new Identity("ses", 1000);
        bucket.take(identity, Lane.HIGH, List.of(1));

        await().until(() ->
                bucket.take(identity, Lane.HIGH, Collections.nCopies(10, 1)).granted() == 10);
    }

    @Test
    void without_redis_ten_workers_take_no_more_than_the_rate_together() {
        var buckets = tenBuckets(2);
        buckets.forEach(one -> one.shareAmong(10));
        server.kill();

        assertThat(grantedInAMinute(buckets)).isBetween(120, 180);
    }

    @Test
    void ten_workers_that_never_saw_redis_take_no_more_than_the_rate_together() {
        var buckets = tenBuckets(settings.workersAssumed());
        server.kill();

        assertThat(grantedInAMinute(buckets)).isBetween(120, 180);
    }

    private List<RedisTokenBucket> tenBuckets(int assumed) {
        return Stream.generate(() -> new RedisTokenBucket(redis, assumed, nanos::get))
                .limit(10)
                .toList();
    }

    private int grantedInAMinute(List<RedisTokenBucket> buckets) {
        var toll = new Identity("+18005550100", 3);
        int granted = 0;
        for (int second = 0; second <= 60; second++) {
            for (var one : buckets) {
                granted += one.take(toll, Lane.HIGH, Collections.nCopies(5, 1)).granted();
            }
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        return granted;
    }

    @Test
    void turns_are_reserved_one_after_the_other_for_all_workers_however_far_ahead() {
        var identity = new Identity("+18005550100", 3);
        var other = new RedisTokenBucket(redis, settings);
        var line = new TokenBucket.Line(Lane.BULK, false);

        var first = bucket.reserve(identity, line, Duration.ofMillis(500), 10_800);
        var second = other.reserve(identity, line, Duration.ofMillis(500), 10_800);
        var third = bucket.reserve(identity, line, Duration.ofMillis(500), 1);

        assertThat(first).isEqualTo(Duration.ofMillis(500));
        assertThat(second).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        assertThat(third).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
        assertThat(other.take(identity, Lane.BULK, List.of(1)).reserved()).isGreaterThan(Duration.ofMinutes(119));
    }

    @Test
    void what_is_reserved_in_one_lane_is_not_ahead_of_another() {
        var identity = new Identity("+18005550100", 3);
        bucket.reserve(identity, new TokenBucket.Line(Lane.BULK, false), Duration.ZERO, 1_000_000);

        assertThat(bucket.take(identity, Lane.NORMAL, List.of(1)).granted()).isEqualTo(1);
        assertThat(bucket.take(identity, Lane.NORMAL, List.of(1)).reserved()).isZero();
        assertThat(bucket.reserve(identity, new TokenBucket.Line(Lane.NORMAL, false), Duration.ZERO, 1))
                .isZero();
    }

    @Test
    void turns_are_reserved_without_redis_too() {
        server.kill();
        var identity = new Identity("+18005550100", 3);
        var line = new TokenBucket.Line(Lane.BULK, false);

        assertThat(bucket.reserve(identity, line, Duration.ZERO, 1_080)).isZero();
        assertThat(bucket.reserve(identity, line, Duration.ZERO, 1))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    private long length(String stream) {
        return requireNonNull(redis.call(Command.XLEN, List.of(stream))).toLong();
    }
}
