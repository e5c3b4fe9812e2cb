package gov.notify.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Lane;
import gov.notify.queue.TokenBucket.Grant;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.redis.OwnRedis;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.StillRedis;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The bucket that all workers see, in a real Redis whose time stands still and whose notes say how long ago something
/// was.
class SharedBucketTest {

    private static final OwnRedis REDIS = OwnRedis.shared();
    private static final RedisCalls STILL = new StillRedis(REDIS);
    private final String name = UUID.randomUUID().toString();
    private final String key = QueueKeys.bucket(name);
    private final TokenBucket bucket = new RedisTokenBucket(STILL, 10, System::nanoTime);

    @AfterAll
    static void close() {
        REDIS.close();
    }

    @ParameterizedTest
    @CsvSource({"HIGH, 10", "NORMAL, 8", "BULK, 6"})
    void a_lower_lane_leaves_a_fifth_or_a_third_to_those_above(Lane lane, int granted) {
        assertThat(take(10, lane, 20).granted()).isEqualTo(granted);
        assertThat(take(10, Lane.HIGH, 20).granted()).isEqualTo(10 - granted);
    }

    @Test
    void tokens_come_back_at_the_rate() {
        emptied(0);

        ago(500);
        assertThat(take(10, Lane.HIGH, 20).granted()).isEqualTo(5);
        ago(60_000);
        assertThat(take(10, Lane.HIGH, 20).granted()).isEqualTo(10);
    }

    @Test
    void fractions_are_kept_from_one_question_to_the_next() {
        emptied(0);
        for (int i = 0; i < 3; i++) {
            ago(100);
            assertThat(take(1, Lane.HIGH, 1).granted()).isZero();
        }

        ago(750);

        assertThat(take(1, Lane.HIGH, 1).granted()).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_set_back_gives_no_token_and_takes_none() {
        emptied(5);
        ago(-3_600_000);

        assertThat(take(10, Lane.HIGH, 20).granted()).isEqualTo(5);
        assertThat(take(10, Lane.HIGH, 1).after()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_clock_that_jumps_ahead_fills_the_bucket_once() {
        emptied(0);
        ago(86_400_000L * 365);

        assertThat(take(10, Lane.HIGH, 100).granted()).isEqualTo(10);
    }

    @Test
    void a_rate_below_one_a_second_holds_one_message() {
        var first = take(0.5, Lane.BULK, 3);

        assertThat(first.granted()).isEqualTo(1);
        assertThat(first.after()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_message_larger_than_the_bucket_leaves_a_debt() {
        assertThat(bucket.take(new Identity(name, 3), Lane.HIGH, List.of(9)).granted())
                .isEqualTo(1);

        assertThat(Double.parseDouble(requireNonNull(REDIS.text(Command.HGET, key, "tok"))))
                .isEqualTo(-6);
        assertThat(take(3, Lane.HIGH, 1).after()).isEqualTo(Duration.ofMillis(2334));
    }

    @Test
    void costs_are_granted_in_their_order_and_none_behind_the_first_refused() {
        var grant = bucket.take(new Identity(name, 4), Lane.HIGH, List.of(3, 2, 1));

        assertThat(grant.granted()).isEqualTo(1);
        assertThat(grant.after()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void a_bucket_is_forgotten_when_nobody_asked_for_a_month() {
        take(1, Lane.HIGH, 1);

        assertThat(REDIS.number(Command.PTTL, key))
                .isBetween(Duration.ofDays(29).toMillis(), Duration.ofDays(30).toMillis());
    }

    @Test
    void turns_that_nobody_has_taken_for_half_a_minute_were_lost_with_their_worker() {
        take(1, Lane.NORMAL, 1);
        assertThat(reserve(1, 600)).isZero();
        assertThat(reserve(1, 1)).isEqualTo(Duration.ofMinutes(10));

        ago(31_001);

        var grant = take(1, Lane.NORMAL, 2);
        assertThat(grant.granted()).isEqualTo(1);
        assertThat(grant.reserved()).isZero();
        assertThat(reserve(1, 1)).isZero();
    }

    @Test
    void whoever_joins_the_line_of_a_worker_that_died_need_not_wait_for_its_turns_either() {
        take(3, Lane.BULK, 1);
        reserve(3, 600);
        emptied(0);

        ago(31_001);

        assertThat(reserve(3, 1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 30999", "0.01, 129000"})
    void turns_that_are_only_late_stay_taken(double perSecond, long millis) {
        take(perSecond, Lane.NORMAL, 1);
        reserve(perSecond, 600);

        ago(millis);

        assertThat(take(perSecond, Lane.NORMAL, 1).reserved()).isPositive();
    }

    private Duration reserve(double perSecond, int parts) {
        return bucket.reserve(
                new Identity(name, perSecond), new TokenBucket.Line(Lane.NORMAL, false), Duration.ZERO, parts);
    }

    @Test
    void being_told_again_within_a_second_halves_no_further() {
        slowDown();
        slowed(999);
        assertThat(STILL.run(QueueScripts.SLOW_DOWN, List.of(key), List.of())).hasToString("0");

        assertThat(factor()).isEqualTo(0.5);
    }

    @Test
    void no_rate_falls_below_a_sixteenth() {
        for (int i = 0; i < 8; i++) {
            slowDown();
            slowed(1_000);
        }

        assertThat(factor()).isEqualTo(0.0625);
        emptied(0);
        ago(1000);
        assertThat(take(32, Lane.HIGH, 32).granted()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1000, 10", "30000, 10", "34000, 14", "36000, 16", "40000, 20", "3600000, 20"})
    void a_rate_stays_half_for_30_seconds_and_recovers_by_a_twentieth_a_second(long after, int granted) {
        slowDown();
        slowed(after);
        emptied(0);
        ago(1000);

        assertThat(take(20, Lane.HIGH, 40).granted()).isEqualTo(granted);
    }

    @Test
    void a_rate_that_has_partly_recovered_is_halved_from_there() {
        slowDown();
        slowed(34_000);

        slowDown();

        assertThat(factor()).isCloseTo(0.35, within(1e-9));
    }

    @Test
    void workers_are_counted_until_their_time_is_over() {
        var workers = "test:" + UUID.randomUUID();
        assertThat(count(workers, "a", 60_000)).isEqualTo(1);
        assertThat(count(workers, "a", 60_000)).isEqualTo(1);
        assertThat(count(workers, "b", 60_000)).isEqualTo(2);

        assertThat(count(workers, "c", 0)).isEqualTo(2);
        await().until(() -> count(workers, "d", 1) >= 2 && count(workers, "a", 60_000) == 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void an_identity_that_may_send_nothing_is_none(double perSecond) {
        assertThatThrownBy(() -> new Identity("+18005550100", perSecond)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parts_take_their_time() {
        assertThat(new Identity(name, 3).timeFor(6)).isEqualTo(Duration.ofSeconds(2));
        assertThat(new Identity(name, 0.5).timeFor(1)).isEqualTo(Duration.ofSeconds(2));
    }

    private Grant take(double perSecond, Lane lane, int messages) {
        return bucket.take(new Identity(name, perSecond), lane, Collections.nCopies(messages, 1));
    }

    private static int count(String workers, String worker, int millis) {
        return requireNonNull(REDIS.calls()
                        .run(QueueScripts.COUNT_WORKERS, List.of(workers), List.of(worker, Integer.toString(millis))))
                .toInteger();
    }

    /// Leaves so many tokens.
    private void emptied(int tokens) {
        REDIS.text(Command.HSET, key, "tok", Integer.toString(tokens));
    }

    /// The bucket was last looked at so long ago.
    private void ago(long millis) {
        REDIS.text(Command.HSET, key, "at", Long.toString(StillRedis.NOW - millis));
    }

    private void slowDown() {
        assertThat(STILL.run(QueueScripts.SLOW_DOWN, List.of(key), List.of())).hasToString("1");
    }

    /// It was slowed down so long ago.
    private void slowed(long millis) {
        REDIS.text(Command.HSET, key, "slowed", Long.toString(StillRedis.NOW - millis));
    }

    private double factor() {
        return Double.parseDouble(requireNonNull(REDIS.text(Command.HGET, key, "factor")));
    }
}
