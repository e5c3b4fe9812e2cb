package gov.notify.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.batch.Overloaded;
import gov.notify.jdbc.Sql;
import gov.notify.limit.LimitDecision.Allowed;
import gov.notify.limit.LimitDecision.DailyLimitReached;
import gov.notify.limit.LimitDecision.RateExceeded;
import gov.notify.limit.LimitDecision.TotalLimitReached;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.notification.Uuid7;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.service.ServiceSnapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a service may still send, as Redis counts it and as Postgres does where Redis has forgotten.
class SendLimitsTest {

    private static final RedisServer SERVER = RedisServer.temporary();
    private static final Vertx VERTX = Vertx.vertx();
    private static final RedisCalls REDIS =
            new RedisCalls(Redis.createClient(VERTX, new RedisOptions().setConnectionString(SERVER.url())));

    private static final long MANY = 1_000_000;

    /// More than a test asks for.
    private static final int SOME = 500;

    private static final Instant NOW = Instant.parse("2026-06-18T22:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 18);

    private record Settings(boolean rateLimited, OptionalLong internationalSmsDaily, Duration patience, Duration pause)
            implements LimitConfig {}

    private static final Settings SETTINGS =
            new Settings(true, OptionalLong.empty(), Duration.ofSeconds(5), Duration.ZERO);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<SendLimits> opened = new ArrayList<>();
    private RedisCounters counters = new RedisCounters(REDIS, SETTINGS, meters);
    private SendLimits limits = open(SETTINGS, NOW);

    /// Its server starts only for those who ask it.
    private static final class Messages {
        static final DataSource DATABASE = MigratedDatabase.create().pool(4);
    }

    @AfterEach
    void close() {
        redisCounts();
        opened.forEach(SendLimits::close);
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
        SERVER.close();
    }

    @Test
    void a_service_is_held_to_its_rate_and_told_when_to_come_back() {
        var service = service(MANY, MANY, 2);
        assertThat(text(service)).isEqualTo(new Allowed());
        assertThat(text(service)).isEqualTo(new Allowed());

        assertThat(text(service))
                .isInstanceOfSatisfying(
                        RateExceeded.class,
                        refused -> assertThat(refused.retryAfter())
                                .isBetween(Duration.ofMillis(1), Duration.ofSeconds(60)));
    }

    @Test
    void a_rate_is_one_services_and_one_kind_of_keys() {
        var service = service(MANY, MANY, 1);
        text(service);

        assertThat(text(service(MANY, MANY, 1))).isEqualTo(new Allowed());
        assertThat(limits.take(service, KeyType.TEAM, Channel.SMS)).isEqualTo(new Allowed());
    }

    @Test
    void no_service_is_held_to_its_rate_where_settings_say_so() {
        limits = open(new Settings(false, OptionalLong.empty(), Duration.ofSeconds(5), Duration.ZERO), NOW);
        var service = service(MANY, MANY, 1);

        assertThat(text(service)).isEqualTo(new Allowed());
        assertThat(text(service)).isEqualTo(new Allowed());
    }

    @Test
    void a_call_that_sends_nothing_costs_its_token_and_none_of_the_day() {
        var service = service(1, 1, 2);
        assertThat(limits.takeRate(service, KeyType.NORMAL)).isEqualTo(new Allowed());

        assertThat(text(service)).isEqualTo(new Allowed());

        assertThat(limits.takeRate(service, KeyType.NORMAL)).isInstanceOf(RateExceeded.class);
    }

    @Test
    void each_channel_has_its_day_and_a_full_one_says_when_it_ends() {
        var service = service(1, MANY, 100);
        assertThat(text(service)).isEqualTo(new Allowed());
        assertThat(email(service)).isEqualTo(new Allowed());

        assertThat(text(service)).isEqualTo(new DailyLimitReached(Duration.ofHours(2)));
        assertThat(email(service)).isEqualTo(new DailyLimitReached(Duration.ofHours(2)));
    }

    @Test
    void test_keys_cost_nothing_of_the_day() {
        var service = service(0, MANY, 2);

        assertThat(limits.take(service, KeyType.TEST, Channel.SMS)).isEqualTo(new Allowed());
        assertThat(limits.takeInternational(service, KeyType.TEST)).isEqualTo(new Allowed());
        assertThat(limits.take(service, KeyType.TEST, Channel.EMAIL)).isEqualTo(new Allowed());
        assertThat(limits.take(service, KeyType.TEST, Channel.EMAIL)).isInstanceOf(RateExceeded.class);
    }

    @Test
    void the_total_goes_on_from_day_to_day_and_says_when_the_year_ends() {
        var service = service(MANY, 3, 100);
        text(service);
        email(service);

        limits = open(SETTINGS, NOW.plus(Duration.ofDays(1)));

        assertThat(text(service)).isEqualTo(new Allowed());
        assertThat(text(service))
                .isEqualTo(new TotalLimitReached(Duration.ofDays(361).plusHours(2)));
    }

    @Test
    void the_total_begins_anew_with_the_allowance_year() {
        limits = open(SETTINGS, Instant.parse("2026-06-15T23:59:00Z"));
        var service = service(MANY, 1, 100);
        knownToRedis(service, LocalDate.of(2026, 6, 15));
        text(service);
        assertThat(text(service)).isEqualTo(new TotalLimitReached(Duration.ofMinutes(1)));

        limits = open(SETTINGS, Instant.parse("2026-06-16T00:00:00Z"));

        assertThat(text(service)).isEqualTo(new Allowed());
        assertThat(text(service)).isInstanceOf(TotalLimitReached.class);
    }

    @Test
    void texts_abroad_have_an_allowance_of_their_own() {
        limits = open(new Settings(true, OptionalLong.of(1), Duration.ofSeconds(5), Duration.ZERO), NOW);
        var service = service(MANY, MANY, 100);
        assertThat(limits.internationalLimit(service)).isEqualTo(1);

        assertThat(limits.takeInternational(service, KeyType.NORMAL)).isEqualTo(new Allowed());

        assertThat(limits.takeInternational(service, KeyType.NORMAL)).isInstanceOf(DailyLimitReached.class);
        assertThat(text(service)).isEqualTo(new Allowed());
    }

    @Test
    void texts_abroad_may_be_as_many_as_texts_where_no_setting_says_otherwise() {
        assertThat(limits.internationalLimit(service(7, MANY, 100))).isEqualTo(7);
    }

    @Test
    void of_many_at_once_as_many_are_let_through_as_there_is_room_for() throws Exception {
        var service = service(5, MANY, 10);

        var decisions = together(Collections.nCopies(32, () -> text(service)));

        assertThat(decisions).filteredOn(Allowed.class::isInstance).hasSize(5);
        assertThat(decisions).filteredOn(DailyLimitReached.class::isInstance).hasSize(5);
        assertThat(decisions).filteredOn(RateExceeded.class::isInstance).hasSize(22);
    }

    @Test
    void those_who_ask_together_are_counted_once_each() throws Exception {
        var full = service(0, MANY, 100);
        var others = List.of(service(1, MANY, 100), service(1, MANY, 100), service(1, MANY, 100));
        var asks = new ArrayList<Callable<LimitDecision>>();
        others.forEach(service -> {
            asks.add(() -> text(full));
            asks.add(() -> text(service));
        });

        var decisions = together(asks);

        assertThat(List.of(decisions.get(1), decisions.get(3), decisions.get(5)))
                .containsOnly(new Allowed());
        assertThat(List.of(decisions.get(0), decisions.get(2), decisions.get(4)))
                .hasOnlyElementsOfType(DailyLimitReached.class);
        assertThat(others).allSatisfy(service -> assertThat(text(service)).isInstanceOf(DailyLimitReached.class));
    }

    @Test
    void what_is_given_back_may_be_sent_again() {
        var service = service(1, MANY, 100);
        text(service);
        email(service);

        limits.giveBack(service, KeyType.NORMAL, Channel.SMS, false, DAY);

        await().until(() -> text(service) instanceof Allowed);
        assertThat(email(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void a_text_abroad_gives_back_both_its_places() {
        var service = service(1, MANY, 100);
        text(service);
        limits.takeInternational(service, KeyType.NORMAL);

        limits.giveBack(service, KeyType.NORMAL, Channel.SMS, true, DAY);

        await().until(() -> limits.takeInternational(service, KeyType.NORMAL) instanceof Allowed);
        assertThat(text(service)).isEqualTo(new Allowed());
    }

    @Test
    void a_text_at_home_gives_back_no_place_abroad() {
        var service = service(1, MANY, 100);
        text(service);
        limits.takeInternational(service, KeyType.NORMAL);

        limits.giveBack(service, KeyType.NORMAL, Channel.SMS, false, DAY);

        await().until(() -> text(service) instanceof Allowed);
        assertThat(limits.takeInternational(service, KeyType.NORMAL)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void a_test_key_has_nothing_to_give_back() {
        var service = service(1, MANY, 100);
        text(service);

        limits.giveBack(service, KeyType.TEST, Channel.SMS, true, DAY);
        limits.close(); // by then it would have been given back

        limits = open(SETTINGS, NOW);
        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_is_given_back_together_is_given_back_once() {
        var service = service(8, MANY, 100);
        for (int i = 0; i < 8; i++) {
            text(service);
        }

        redisStandsStill();
        for (int i = 0; i < 4; i++) {
            limits.giveBack(service, KeyType.NORMAL, Channel.SMS, false, DAY);
        }
        limits.close();

        limits = open(SETTINGS, NOW);
        for (int i = 0; i < 4; i++) {
            assertThat(text(service)).isEqualTo(new Allowed());
        }
        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_redis_never_knew_is_counted_in_postgres_and_costs_no_second_token() {
        var service = unknownToRedis(2, MANY, 1);
        sent(service, 1);

        assertThat(text(service)).isEqualTo(new Allowed());

        assertThat(text(service)).isInstanceOf(RateExceeded.class);
    }

    @Test
    void what_postgres_counted_is_what_a_service_has_sent() {
        var service = unknownToRedis(SOME, MANY, 1000);
        sent(service, SOME);

        await().until(() -> text(service) instanceof DailyLimitReached);
    }

    @Test
    void without_redis_sends_are_let_through_and_counted_as_unchecked() {
        var service = service(0, MANY, 0);

        redisRefuses();

        assertThat(text(service)).isEqualTo(new Allowed());
        assertThat(text(service)).isEqualTo(new Allowed());
        assertThat(meters.get("limits_unchecked").counter().count()).isEqualTo(2);
    }

    @Test
    void a_redis_that_failed_is_left_alone_for_a_while() {
        counters = new RedisCounters(
                REDIS, new Settings(true, OptionalLong.empty(), Duration.ofSeconds(5), Duration.ofHours(1)), meters);
        limits = open(SETTINGS, NOW);
        var service = service(0, MANY, 100);
        redisRefuses();
        text(service);

        redisCounts();

        assertThat(text(service)).isEqualTo(new Allowed());
    }

    @Test
    void a_redis_that_takes_too_long_counts_as_gone() {
        counters = new RedisCounters(
                REDIS, new Settings(true, OptionalLong.empty(), Duration.ofMillis(1), Duration.ZERO), meters);
        limits = open(SETTINGS, NOW);
        var service = service(0, MANY, 0);

        redisStandsStill();

        assertThat(text(service)).isEqualTo(new Allowed());
    }

    @Test
    void what_was_sent_while_redis_could_not_count_is_counted_in_postgres_afterwards() {
        var service = service(SOME, MANY, 1000);
        var other = service(1, MANY, 1000);
        text(other);
        redisRefuses();
        text(service);
        sent(service, SOME);

        redisCounts();

        await().until(() -> text(service) instanceof DailyLimitReached);
        assertThat(text(other))
                .as("it is known, and Postgres has nothing of it")
                .isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_was_miscounted_is_forgotten_once() {
        var service = service(1, MANY, 1000);
        redisRefuses();
        text(service);
        redisCounts();

        await().until(() -> text(service) instanceof DailyLimitReached);
        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_could_not_be_given_back_is_counted_in_postgres_afterwards() {
        var service = service(1, MANY, 1000);
        text(service);
        redisRefuses();
        limits.giveBack(service, KeyType.NORMAL, Channel.SMS, false, DAY);
        limits.close(); // by then it has been tried

        redisCounts();
        limits = open(SETTINGS, NOW);

        assertThat(text(service)).isEqualTo(new Allowed());
    }

    @Test
    void what_is_closed_answers_nobody_and_leaves_no_thread() {
        assertThat(limits.isWell()).isTrue();

        limits.close();

        assertThat(limits.isWell()).isFalse();
        assertThatThrownBy(() -> text(service(1, 1, 1))).isInstanceOf(Overloaded.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("limits"));
    }

    private LimitDecision text(ServiceSnapshot service) {
        return limits.take(service, KeyType.NORMAL, Channel.SMS);
    }

    private LimitDecision email(ServiceSnapshot service) {
        return limits.take(service, KeyType.NORMAL, Channel.EMAIL);
    }

    private SendLimits open(LimitConfig config, Instant now) {
        var made =
                new SendLimits(counters, new SentCounts(Messages.DATABASE), config, Clock.fixed(now, ZoneOffset.UTC));
        opened.add(made);
        return made;
    }

    /// Asks for all of them while Redis stands still, so that they share a round trip.
    private static <T> List<T> together(List<Callable<T>> asks) throws InterruptedException {
        redisStandsStill();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(asks).stream().map(Future::resultNow).toList();
        }
    }

    private static void redisStandsStill() {
        REDIS.call(Command.CLIENT, List.of("PAUSE", "200"));
    }

    private static void redisRefuses() {
        REDIS.call(Command.ACL, List.of("SETUSER", "default", "-eval"));
    }

    private static void redisCounts() {
        REDIS.call(Command.ACL, List.of("SETUSER", "default", "+eval"));
    }

    /// A service of which Redis knows that it sent nothing yet.
    private ServiceSnapshot service(long daily, long total, int rate) {
        var service = unknownToRedis(daily, total, rate);
        knownToRedis(service, DAY);
        return service;
    }

    private void knownToRedis(ServiceSnapshot service, LocalDate day) {
        counters.remember(
                new LimitRequest(service.id(), KeyType.NORMAL, 0, LimitRequest.Kind.SMS, 0, 0, day),
                new SentCounts.Counts(0, 0, 0, 0));
    }

    private static ServiceSnapshot unknownToRedis(long daily, long total, int rate) {
        return new ServiceSnapshot(
                UUID.randomUUID(),
                "Demo",
                true,
                false,
                new ServiceSnapshot.Limits(daily, total, rate),
                Set.of("email", "sms"),
                new ServiceSnapshot.Emails("demo", List.of()),
                new ServiceSnapshot.Texts(true, List.of()),
                List.of(),
                Set.of(),
                Map.of(),
                null);
    }

    private static void sent(ServiceSnapshot service, int messages) {
        Sql.once(Messages.DATABASE, connection -> {
            try (var statement = connection.createStatement()) {
                for (int i = 0; i < messages; i++) {
                    statement.addBatch("insert into notifications (id, service_id, template_version, key_type,"
                            + " notification_type, notification_status, created_at) values ('" + Uuid7.next(NOW)
                            + "', '" + service.id() + "', 1, 'normal', 'sms', 'delivered', '" + NOW + "')");
                }
                return statement.executeBatch();
            }
        });
    }
}
