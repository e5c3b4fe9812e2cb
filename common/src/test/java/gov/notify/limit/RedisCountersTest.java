package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import gov.notify.limit.RedisCounters.Why;
import gov.notify.limit.SentCounts.Counts;
import gov.notify.limit.TakeFixture.Asked;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of counting while Redis is away, and after.
class RedisCountersTest {

    private final TakeFixture limits = TakeFixture.alone();
    private final Asked one = Asked.by(UUID.randomUUID());
    private final Asked other = Asked.by(UUID.randomUUID());

    @AfterEach
    void close() {
        limits.close();
    }

    @Test
    void questions_are_answered_in_their_order_in_one_round_trip() {
        limits.know(one, new Counts(0, 0, 9, 0));
        limits.know(other, new Counts(0, 0, 0, 0));
        var questions = new LinkedHashMap<LimitRequest, Integer>();
        questions.put(one.daily(10).request(), 3);
        questions.put(other.daily(10).request(), 2);
        questions.put(Asked.by(UUID.randomUUID()).request(), 1);

        assertThat(limits.counters.take(questions))
                .extracting(RedisCounters.Taken::counted, RedisCounters.Taken::why)
                .containsExactly(tuple(1L, Why.DAY), tuple(2L, Why.NONE), tuple(0L, Why.UNKNOWN));
    }

    @Test
    void who_sent_while_redis_was_away_is_counted_anew_and_nobody_else() {
        limits.know(one, new Counts(0, 0, 9, 0));
        limits.know(other, new Counts(0, 0, 9, 0));
        limits.redis.server().kill();
        assertThat(limits.counters.take(Map.of(one.request(), 1))).isEmpty();
        limits.redis.restart();
        limits.redis.text(Command.DEL, LimitKeys.counts(other.service(), TakeFixture.DAY));
        limits.know(other, new Counts(0, 0, 9, 0));

        assertThat(answered(one).why()).isEqualTo(Why.UNKNOWN);
        assertThat(answered(other).counted()).isEqualTo(1);
    }

    @Test
    void what_is_counted_anew_is_believed_from_then_on() {
        limits.know(one, new Counts(0, 0, 1, 0));
        limits.redis.server().kill();
        assertThat(limits.counters.take(Map.of(one.request(), 1))).isEmpty();
        limits.redis.restart();
        assertThat(answered(one).why()).isEqualTo(Why.UNKNOWN);

        limits.know(one, new Counts(0, 0, 2, 0));

        assertThat(answered(one)).isEqualTo(new RedisCounters.Taken(1, 1, Why.NONE, 0));
        assertThat(answered(one).counted()).isEqualTo(1);
    }

    @Test
    void yesterday_is_as_wrong_as_today_for_who_sent_while_redis_was_away() {
        limits.know(one.on(TakeFixture.DAY.minusDays(1)), new Counts(0, 0, 1, 0));
        limits.redis.server().kill();
        assertThat(limits.counters.take(Map.of(one.request(), 1))).isEmpty();
        limits.redis.restart();

        assertThat(answered(one).why()).isEqualTo(Why.UNKNOWN);
    }

    /// What Redis says once its client has found it again.
    private RedisCounters.Taken answered(Asked asked) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> limits.counters.take(Map.of(asked.request(), 1)), answers -> !answers.isEmpty())
                .getFirst();
    }
}
