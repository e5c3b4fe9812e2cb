package gov.notify.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.limit.RedisCounters.Why;
import gov.notify.limit.TakeFixture.Asked;
import gov.notify.message.KeyType;
import gov.notify.redis.StillRedis;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// At most so many accepted calls in any 60 seconds, for each service and type of key.
class RateScriptTest {

    private static final TakeFixture LIMITS = TakeFixture.shared();
    private final UUID service = UUID.randomUUID();
    private final Asked asked = Asked.by(service).kind(LimitRequest.Kind.NOTHING);
    private final String calls = LimitKeys.rate(service, KeyType.NORMAL);

    @AfterAll
    static void close() {
        LIMITS.close();
    }

    @Test
    void as_many_pass_as_the_rate_allows_and_the_next_is_told_when_to_come_back() {
        assertThat(LIMITS.take(asked.rate(3), 3)).isEqualTo(new RedisCounters.Taken(3, 3, Why.NONE, 0));

        var refused = LIMITS.take(asked.rate(3), 1);

        assertThat(refused.ratePassed()).isZero();
        assertThat(refused.waitMillis()).isBetween(50_000L, 60_000L);
    }

    @Test
    void of_many_at_once_those_in_front_pass() {
        var taken = LIMITS.take(asked.rate(3), 10);

        assertThat(taken.ratePassed()).isEqualTo(3);
        assertThat(taken.waitMillis()).isPositive();
    }

    @Test
    void calls_that_are_refused_do_not_count() {
        LIMITS.take(asked.rate(2), 2);
        for (int i = 0; i < 5; i++) {
            LIMITS.take(asked.rate(2), 3);
        }

        assertThat(LIMITS.redis.number(Command.LLEN, calls)).isEqualTo(2);
    }

    @Test
    void the_window_slides_so_a_call_leaves_it_60_seconds_after_it_was_made() {
        passed(50_000, 30_000, 1_000);

        var refused = LIMITS.take(asked.rate(3), 1);

        assertThat(refused.ratePassed()).isZero();
        assertThat(refused.waitMillis()).isBetween(1L, 10_000L);
    }

    @Test
    void calls_older_than_60_seconds_count_no_more_however_many_they_are() {
        passed(LongStream.range(0, 250).map(i -> 100_000 - i).toArray());
        passed(10_000);

        assertThat(LIMITS.take(asked.rate(3), 5).ratePassed()).isEqualTo(2);
        assertThat(LIMITS.redis.number(Command.LLEN, calls)).isEqualTo(3);
    }

    @Test
    void a_call_of_exactly_60_seconds_ago_has_left_the_window() throws IOException {
        LIMITS.redis.text(Command.RPUSH, calls, Long.toString(StillRedis.NOW - 60_000));

        assertThat(takenAt(StillRedis.NOW - 1)).isEqualTo("[0, 0, 0, 1]");
        assertThat(takenAt(StillRedis.NOW)).isEqualTo("[1, 1, 0, 0]");
    }

    @Test
    void each_type_of_key_has_a_rate_of_its_own() {
        LIMITS.take(asked.rate(1), 1);

        assertThat(LIMITS.take(asked.rate(1).key(KeyType.TEAM), 1).ratePassed()).isEqualTo(1);
        assertThat(LIMITS.take(asked.rate(1).key(KeyType.TEST), 1).ratePassed()).isEqualTo(1);
        assertThat(LIMITS.take(asked.rate(1).key(KeyType.TEAM), 1).ratePassed()).isZero();
    }

    @Test
    void a_service_takes_nothing_of_anothers() {
        LIMITS.take(asked.rate(1), 1);

        assertThat(LIMITS.take(
                                Asked.by(UUID.randomUUID())
                                        .kind(LimitRequest.Kind.NOTHING)
                                        .rate(1),
                                1)
                        .ratePassed())
                .isEqualTo(1);
    }

    @Test
    void a_rate_of_nothing_lets_nobody_through() {
        assertThat(LIMITS.take(asked.rate(0), 1)).isEqualTo(new RedisCounters.Taken(0, 0, Why.NONE, 60_000));
    }

    @Test
    void a_rate_that_was_lowered_below_what_was_called_refuses_and_counts_nothing() {
        LIMITS.take(asked.rate(10), 10);

        assertThat(LIMITS.take(asked.rate(4), 2).ratePassed()).isZero();
        assertThat(LIMITS.redis.number(Command.LLEN, calls)).isEqualTo(10);
    }

    @Test
    void without_a_rate_no_call_is_noted() {
        assertThat(LIMITS.take(asked, 100).ratePassed()).isEqualTo(100);
        assertThat(LIMITS.redis.number(Command.EXISTS, calls)).isZero();
    }

    @Test
    void what_is_noted_goes_with_its_window() {
        LIMITS.take(asked.rate(5), 1);

        assertThat(LIMITS.redis.number(Command.PTTL, calls)).isBetween(50_000L, 60_000L);
    }

    @Test
    void a_call_that_the_rate_refuses_costs_nothing_of_the_day() {
        var texts = asked.kind(LimitRequest.Kind.SMS);
        LIMITS.know(texts, new SentCounts.Counts(0, 0, 0, 0));

        var taken = LIMITS.take(texts.rate(2), 5);

        assertThat(taken.counted()).isEqualTo(2);
        assertThat(LIMITS.redis.text(Command.HGET, LimitKeys.counts(service, TakeFixture.DAY), "sms"))
                .isEqualTo("2");
    }

    /// What the script answers to one call at a rate of one, when it believes it is that time.
    private String takenAt(long millis) throws IOException {
        try (var script = requireNonNull(RedisCounters.class.getResourceAsStream("take.lua"))) {
            return requireNonNull(LIMITS.redis.text(
                    Command.EVAL,
                    StillRedis.at(millis) + new String(script.readAllBytes(), UTF_8),
                    "1",
                    calls,
                    "1",
                    "1",
                    ""));
        }
    }

    /// Calls that passed so many ms ago.
    private void passed(long... ago) {
        long now = LIMITS.redis.now();
        var arguments = new ArrayList<>(List.of(calls));
        Arrays.stream(ago).mapToObj(each -> Long.toString(now - each)).forEach(arguments::add);
        LIMITS.redis.text(Command.RPUSH, arguments.toArray(String[]::new));
    }
}
