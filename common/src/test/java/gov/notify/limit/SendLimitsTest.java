package gov.notify.limit;

import static gov.notify.limit.LimitsFixture.MANY;
import static gov.notify.limit.LimitsFixture.NOW;
import static gov.notify.limit.LimitsFixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.batch.Overloaded;
import gov.notify.limit.LimitDecision.Allowed;
import gov.notify.limit.LimitDecision.DailyLimitReached;
import gov.notify.limit.LimitDecision.RateExceeded;
import gov.notify.limit.LimitDecision.TotalLimitReached;
import gov.notify.limit.LimitsFixture.Settings;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.service.ServiceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a service may still send, as Redis counts it.
class SendLimitsTest {

    private final LimitsFixture given = new LimitsFixture();
    private SendLimits limits = given.open();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void a_service_is_held_to_its_rate_and_told_when_to_come_back() {
        var service = given.service(MANY, MANY, 2);
        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(text(service)).isInstanceOf(Allowed.class);

        assertThat(text(service))
                .isInstanceOfSatisfying(
                        RateExceeded.class,
                        refused -> assertThat(refused.retryAfter())
                                .isBetween(Duration.ofMillis(1), Duration.ofSeconds(60)));
    }

    @Test
    void a_rate_is_one_services_and_one_kind_of_keys() {
        var service = given.service(MANY, MANY, 1);
        text(service);

        assertThat(text(given.service(MANY, MANY, 1))).isInstanceOf(Allowed.class);
        assertThat(limits.take(service, KeyType.TEAM, Channel.SMS)).isInstanceOf(Allowed.class);
    }

    @Test
    void no_service_is_held_to_its_rate_where_settings_say_so() {
        limits = given.open(new Settings(false, OptionalLong.empty(), Duration.ofSeconds(5), Duration.ZERO), NOW);
        var service = given.service(MANY, MANY, 1);

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(text(service)).isInstanceOf(Allowed.class);
    }

    @Test
    void a_call_that_sends_nothing_costs_its_token_and_none_of_the_day() {
        var service = given.service(1, 1, 2);
        assertThat(limits.takeRate(service, KeyType.NORMAL)).isInstanceOf(Allowed.class);

        assertThat(text(service)).isInstanceOf(Allowed.class);

        assertThat(limits.takeRate(service, KeyType.NORMAL)).isInstanceOf(RateExceeded.class);
    }

    @Test
    void each_channel_has_its_day_and_a_full_one_says_when_it_ends() {
        var service = given.service(1, MANY, 100);
        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(email(service)).isInstanceOf(Allowed.class);

        assertThat(text(service)).isEqualTo(new DailyLimitReached(Duration.ofHours(2)));
        assertThat(email(service)).isEqualTo(new DailyLimitReached(Duration.ofHours(2)));
    }

    @Test
    void test_keys_cost_nothing_of_the_day() {
        var service = given.service(0, MANY, 2);

        assertThat(limits.take(service, KeyType.TEST, Channel.SMS)).isInstanceOf(Allowed.class);
        assertThat(limits.takeInternational(service, KeyType.TEST)).isInstanceOf(Allowed.class);
        assertThat(limits.take(service, KeyType.TEST, Channel.EMAIL)).isInstanceOf(Allowed.class);
        assertThat(limits.take(service, KeyType.TEST, Channel.EMAIL)).isInstanceOf(RateExceeded.class);
    }

    @Test
    void the_total_goes_on_from_day_to_day_and_says_when_the_year_ends() {
        var service = given.service(MANY, 3, 100);
        text(service);
        email(service);

        limits = given.openNextDay();

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(text(service))
                .isEqualTo(new TotalLimitReached(Duration.ofDays(361).plusHours(2)));
    }

    @Test
    void the_total_begins_anew_with_the_allowance_year() {
        limits = given.open(SETTINGS, Instant.parse("2026-06-15T23:59:00Z"));
        var service = given.service(MANY, 1, 100);
        given.knownToRedis(service, LocalDate.of(2026, 6, 15));
        text(service);
        assertThat(text(service)).isEqualTo(new TotalLimitReached(Duration.ofMinutes(1)));

        limits = given.open(SETTINGS, Instant.parse("2026-06-16T00:00:00Z"));

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(text(service)).isInstanceOf(TotalLimitReached.class);
    }

    @Test
    void texts_abroad_have_an_allowance_of_their_own() {
        limits = given.open(new Settings(true, OptionalLong.of(1), Duration.ofSeconds(5), Duration.ZERO), NOW);
        var service = given.service(MANY, MANY, 100);
        assertThat(limits.internationalLimit(service)).isEqualTo(1);

        assertThat(limits.takeInternational(service, KeyType.NORMAL)).isInstanceOf(Allowed.class);

        assertThat(limits.takeInternational(service, KeyType.NORMAL)).isInstanceOf(DailyLimitReached.class);
        assertThat(text(service)).isInstanceOf(Allowed.class);
    }

    @Test
    void texts_abroad_may_be_as_many_as_texts_where_no_setting_says_otherwise() {
        assertThat(limits.internationalLimit(given.service(7, MANY, 100))).isEqualTo(7);
    }

    @Test
    void of_many_at_once_as_many_are_let_through_as_there_is_room_for() throws Exception {
        var service = given.service(5, MANY, 10);

        var decisions = together(Collections.nCopies(32, () -> text(service)));

        assertThat(decisions).filteredOn(Allowed.class::isInstance).hasSize(5);
        assertThat(decisions).filteredOn(DailyLimitReached.class::isInstance).hasSize(5);
        assertThat(decisions).filteredOn(RateExceeded.class::isInstance).hasSize(22);
    }

    @Test
    void those_who_ask_together_are_counted_once_each() throws Exception {
        var full = given.service(0, MANY, 100);
        var others = List.of(given.service(1, MANY, 100), given.service(1, MANY, 100), given.service(1, MANY, 100));
        var asks = new ArrayList<Callable<LimitDecision>>();
        others.forEach(service -> {
            asks.add(() -> text(full));
            asks.add(() -> text(service));
        });

        var decisions = together(asks);

        assertThat(List.of(decisions.get(1), decisions.get(3), decisions.get(5)))
                .hasOnlyElementsOfType(Allowed.class);
        assertThat(List.of(decisions.get(0), decisions.get(2), decisions.get(4)))
                .hasOnlyElementsOfType(DailyLimitReached.class);
        assertThat(others).allSatisfy(service -> assertThat(text(service)).isInstanceOf(DailyLimitReached.class));
    }

    @Test
    void what_is_given_back_may_be_sent_again() {
        var service = given.service(1, MANY, 100);
        var allowed = text(service);
        email(service);

        giveBack(allowed);
        whenGivenBack();

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(email(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_is_given_back_after_midnight_is_given_back_to_its_day() {
        var service = given.service(1, MANY, 100);
        var yesterday = text(service);
        limits = given.openNextDay();
        var today = text(service);

        giveBack(yesterday);
        limits.close(); // by then it has been given back
        limits = given.openNextDay();

        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
        giveBack(today);
        limits.close();
        limits = given.openNextDay();
        assertThat(text(service)).isInstanceOf(Allowed.class);
    }

    @Test
    void a_text_abroad_gives_back_both_its_places() {
        var service = given.service(1, MANY, 100);
        var allowed = text(service);
        var abroad = limits.takeInternational(service, KeyType.NORMAL);

        giveBack(allowed);
        giveBack(abroad);
        whenGivenBack();

        assertThat(limits.takeInternational(service, KeyType.NORMAL)).isInstanceOf(Allowed.class);
        assertThat(text(service)).isInstanceOf(Allowed.class);
    }

    @Test
    void a_text_at_home_gives_back_no_place_abroad() {
        var service = given.service(1, MANY, 100);
        var allowed = text(service);
        limits.takeInternational(service, KeyType.NORMAL);

        giveBack(allowed);
        whenGivenBack();

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(limits.takeInternational(service, KeyType.NORMAL)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void a_test_key_has_nothing_to_give_back() {
        var service = given.service(1, MANY, 100);
        text(service);

        giveBack(limits.take(service, KeyType.TEST, Channel.SMS));
        giveBack(limits.takeInternational(service, KeyType.TEST));
        giveBack(limits.takeRate(service, KeyType.NORMAL));
        whenGivenBack();

        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_is_given_back_together_is_given_back_once() {
        var service = given.service(8, MANY, 100);
        var allowed = new ArrayList<LimitDecision>();
        for (int i = 0; i < 8; i++) {
            allowed.add(text(service));
        }

        given.redisStandsStill();
        allowed.subList(0, 4).forEach(this::giveBack);
        whenGivenBack();

        for (int i = 0; i < 4; i++) {
            assertThat(text(service)).isInstanceOf(Allowed.class);
        }
        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void without_redis_sends_are_let_through_and_counted_as_unchecked() {
        var service = given.service(0, MANY, 0);

        given.redisRefuses();

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(given.meters.get("limits_unchecked").counter().count()).isEqualTo(2);
    }

    @Test
    void a_redis_that_failed_is_left_alone_for_a_while() {
        limits = given.openAnew(new Settings(true, OptionalLong.empty(), Duration.ofSeconds(5), Duration.ofHours(1)));
        var service = given.service(MANY, MANY, 0);
        given.redisRefuses();
        text(service);

        given.redisCounts();

        assertThat(text(service)).isInstanceOf(Allowed.class);
    }

    @Test
    void a_redis_that_takes_too_long_counts_as_gone() {
        limits = given.openAnew(new Settings(true, OptionalLong.empty(), Duration.ofMillis(1), Duration.ZERO));
        var service = given.service(0, MANY, 0);

        given.redisStandsStill();

        assertThat(text(service)).isInstanceOf(Allowed.class);
    }

    @Test
    void what_is_closed_answers_nobody_and_leaves_no_thread() {
        var others = Thread.getAllStackTraces().keySet();
        limits = given.open();
        var own = new HashSet<>(Thread.getAllStackTraces().keySet());
        own.removeAll(others);
        own.removeIf(thread -> !thread.getName().startsWith("limits"));
        assertThat(own).hasSize(2);
        assertThat(limits.isWell()).isTrue();

        limits.close();

        assertThat(limits.isWell()).isFalse();
        assertThatThrownBy(() -> text(given.service(1, 1, 1))).isInstanceOf(Overloaded.class);
        assertThat(own).noneMatch(Thread::isAlive);
    }

    @Test
    void what_nobody_can_count_is_let_through_and_costs_its_token() {
        var service = given.unknownToRedis(0, MANY, 1);

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(text(service)).isInstanceOf(RateExceeded.class);
    }

    /// What is closed has given back what it was given.
    private void whenGivenBack() {
        limits.close();
        limits = given.open();
    }

    private void giveBack(LimitDecision decision) {
        assertThat(decision).isInstanceOfSatisfying(Allowed.class, limits::giveBack);
    }

    private LimitDecision text(ServiceSnapshot service) {
        return limits.take(service, KeyType.NORMAL, Channel.SMS);
    }

    private LimitDecision email(ServiceSnapshot service) {
        return limits.take(service, KeyType.NORMAL, Channel.EMAIL);
    }

    /// Asks for all of them while Redis stands still, so that they share a round trip.
    private <T> List<T> together(List<Callable<T>> asks) throws InterruptedException {
        given.redisStandsStill();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(asks).stream().map(Future::resultNow).toList();
        }
    }
}
