package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.limit.LimitRequest.Kind;
import gov.notify.limit.RedisCounters.Why;
import gov.notify.limit.SentCounts.Counts;
import gov.notify.limit.TakeFixture.Asked;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// So many messages of a kind a day, and so many of all kinds in an allowance year.
class DayScriptTest {

    private static final TakeFixture LIMITS = TakeFixture.shared();
    private static final LocalDate DAY = TakeFixture.DAY;
    private final UUID service = UUID.randomUUID();
    private final Asked texts = Asked.by(service);
    private final Asked emails = texts.kind(Kind.EMAIL);
    private final Asked abroad = texts.kind(Kind.INTERNATIONAL_SMS);

    @AfterAll
    static void close() {
        LIMITS.close();
    }

    @Test
    void of_a_day_that_nothing_is_known_of_nothing_is_counted_and_its_rate_is_spent() {
        var taken = LIMITS.take(texts.rate(10), 2);

        assertThat(taken).isEqualTo(new RedisCounters.Taken(2, 0, Why.UNKNOWN, 0));
        assertThat(LIMITS.redis.number(Command.EXISTS, LimitKeys.counts(service, DAY)))
                .isZero();
    }

    @Test
    void the_message_after_the_last_allowed_one_of_the_day_is_refused() {
        LIMITS.know(texts, new Counts(0, 0, 48, 0));

        assertThat(LIMITS.take(texts.daily(50), 3)).isEqualTo(new RedisCounters.Taken(3, 2, Why.DAY, 0));
        assertThat(LIMITS.take(texts.daily(50), 1).counted()).isZero();
        assertThat(field("sms")).isEqualTo("50");
    }

    @Test
    void emails_and_texts_have_a_day_each() {
        LIMITS.know(texts, new Counts(0, 0, 50, 0));

        assertThat(LIMITS.take(texts.daily(50), 1).why()).isEqualTo(Why.DAY);
        assertThat(LIMITS.take(emails.daily(50), 1).counted()).isEqualTo(1);
    }

    @Test
    void texts_abroad_have_a_day_beside_that_of_all_texts_and_count_once_in_the_year() {
        LIMITS.know(texts, new Counts(0, 0, 10, 4));

        assertThat(LIMITS.take(abroad.daily(5), 2)).isEqualTo(new RedisCounters.Taken(2, 1, Why.DAY, 0));
        assertThat(field("international_sms")).isEqualTo("5");
        assertThat(field("sms")).isEqualTo("10");
        assertThat(LIMITS.take(texts.total(11), 2)).isEqualTo(new RedisCounters.Taken(2, 1, Why.YEAR, 0));
    }

    @Test
    void the_year_counts_what_was_before_the_day_and_both_kinds_on_it() {
        LIMITS.know(texts, new Counts(90, 5, 3, 1));

        assertThat(LIMITS.take(texts.total(100), 5)).isEqualTo(new RedisCounters.Taken(5, 2, Why.YEAR, 0));
        assertThat(LIMITS.take(emails.total(100), 1).why()).isEqualTo(Why.YEAR);
    }

    @Test
    void a_day_that_is_used_up_is_said_before_a_year_that_is() {
        LIMITS.know(texts, new Counts(0, 0, 10, 0));

        assertThat(LIMITS.take(texts.daily(10).total(10), 1).why()).isEqualTo(Why.DAY);
    }

    @Test
    void a_limit_that_was_lowered_below_what_was_sent_refuses_and_takes_nothing_away() {
        LIMITS.know(texts, new Counts(5, 0, 40, 0));

        assertThat(LIMITS.take(texts.daily(10), 3)).isEqualTo(new RedisCounters.Taken(3, 0, Why.DAY, 0));
        assertThat(LIMITS.take(texts.total(10), 3)).isEqualTo(new RedisCounters.Taken(3, 0, Why.YEAR, 0));
        assertThat(field("sms")).isEqualTo("40");
    }

    @Test
    void the_first_message_of_a_day_carries_over_what_yesterday_knew() {
        LIMITS.know(texts.on(DAY.minusDays(1)), new Counts(100, 3, 4, 2));

        assertThat(LIMITS.take(texts.daily(1), 2)).isEqualTo(new RedisCounters.Taken(2, 1, Why.DAY, 0));
        assertThat(field("before")).isEqualTo("107");
        assertThat(field("sms")).isEqualTo("1");
        assertThat(field("email")).isNull();
    }

    @Test
    void two_days_without_a_message_are_more_than_redis_remembers() {
        LIMITS.know(texts.on(DAY.minusDays(2)), new Counts(100, 3, 4, 2));

        assertThat(LIMITS.take(texts, 1).why()).isEqualTo(Why.UNKNOWN);
    }

    @Test
    void the_year_begins_anew_on_16_june_whatever_yesterday_knew() {
        var first = LocalDate.of(2026, 6, 16);
        LIMITS.know(texts.on(first.minusDays(1)), new Counts(5_000_000, 0, 0, 0));

        assertThat(LIMITS.take(texts.on(first).total(10), 1).counted()).isEqualTo(1);
        assertThat(LIMITS.redis.text(Command.HGET, LimitKeys.counts(service, first), "before"))
                .isEqualTo("0");
    }

    @Test
    void a_day_is_kept_until_the_next_one_is_over() {
        LIMITS.know(texts.on(DAY.minusDays(1)), new Counts(0, 0, 0, 0));
        LIMITS.take(texts, 1);

        for (var day : List.of(DAY, DAY.minusDays(1))) {
            assertThat(LIMITS.redis.number(Command.TTL, LimitKeys.counts(service, day)))
                    .isBetween(
                            Duration.ofDays(2).toSeconds(), Duration.ofDays(3).toSeconds());
        }
    }

    @Test
    void counting_does_not_make_a_day_live_longer() {
        LIMITS.know(texts, new Counts(0, 0, 0, 0));
        LIMITS.redis.text(Command.EXPIRE, LimitKeys.counts(service, DAY), "100");

        LIMITS.take(texts, 1);

        assertThat(LIMITS.redis.number(Command.TTL, LimitKeys.counts(service, DAY)))
                .isBetween(1L, 100L);
    }

    @Test
    void a_call_that_sends_nothing_counts_nothing() {
        LIMITS.know(texts, new Counts(0, 0, 0, 0));

        assertThat(LIMITS.take(texts.kind(Kind.NOTHING).daily(0).total(0), 2))
                .isEqualTo(new RedisCounters.Taken(2, 2, Why.NONE, 0));
        assertThat(field("sms")).isEqualTo("0");
    }

    @Test
    void what_is_given_back_may_be_sent_again_on_its_own_day() {
        LIMITS.know(texts, new Counts(0, 7, 50, 0));
        LIMITS.know(texts.on(DAY.plusDays(1)), new Counts(57, 0, 50, 0));

        LIMITS.counters.giveBack(Map.of(texts.request(), 2));

        assertThat(LIMITS.take(texts.daily(50), 5).counted()).isEqualTo(2);
        assertThat(LIMITS.take(texts.on(DAY.plusDays(1)).daily(50), 1).counted())
                .isZero();
        assertThat(field("email")).isEqualTo("7");
    }

    @Test
    void what_is_given_back_to_a_day_that_is_forgotten_makes_no_day_of_it() {
        LIMITS.counters.giveBack(Map.of(texts.request(), 2));

        assertThat(LIMITS.redis.number(Command.EXISTS, LimitKeys.counts(service, DAY)))
                .isZero();
    }

    @Test
    void a_count_from_postgres_overwrites_nothing_that_was_counted_since() {
        LIMITS.know(texts, new Counts(1, 2, 3, 4));
        LIMITS.take(texts, 1);

        LIMITS.know(texts, new Counts(0, 0, 0, 0));

        assertThat(field("before") + " " + field("email") + " " + field("sms") + " " + field("international_sms"))
                .isEqualTo("1 2 4 4");
    }

    private @Nullable String field(String name) {
        return LIMITS.redis.text(Command.HGET, LimitKeys.counts(service, DAY), name);
    }
}
