package gov.notify.limit;

import static gov.notify.limit.LimitsFixture.DAY;
import static gov.notify.limit.LimitsFixture.MANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.limit.LimitDecision.Allowed;
import gov.notify.limit.LimitDecision.DailyLimitReached;
import gov.notify.limit.LimitDecision.RateExceeded;
import gov.notify.limit.LimitDecision.TotalLimitReached;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.service.ServiceSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What Redis does not know of a service, or knows wrongly, is counted in Postgres.
class RecountTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    /// More than a test asks for.
    private static final int SOME = 500;

    private final LimitsFixture given = new LimitsFixture();
    private SendLimits limits = given.open();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void what_redis_never_knew_is_counted_in_postgres_and_costs_no_second_token() {
        var service = given.unknownToRedis(2, MANY, 1);
        given.sent(service, 1);

        assertThat(text(service)).isInstanceOf(Allowed.class);

        assertThat(text(service)).isInstanceOf(RateExceeded.class);
    }

    @Test
    void what_postgres_counted_is_what_a_service_has_sent() {
        var service = given.unknownToRedis(SOME, MANY, 1000);
        given.sent(service, SOME);

        await().atMost(SOON).until(() -> text(service) instanceof DailyLimitReached);
    }

    @Test
    void what_was_sent_while_redis_could_not_count_is_counted_in_postgres_afterwards() {
        var service = given.service(SOME, MANY, 1000);
        var other = given.service(1, MANY, 1000);
        text(other);
        given.redisRefuses();
        text(service);
        given.sent(service, SOME);

        given.redisCounts();

        await().atMost(SOON).until(() -> text(service) instanceof DailyLimitReached);
        assertThat(text(other))
                .as("it is known, and Postgres has nothing of it")
                .isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void a_day_does_not_begin_with_what_was_miscounted_on_the_day_before() {
        var service = given.service(MANY, SOME, 1000);
        given.redisRefuses();
        text(service);
        given.sent(service, SOME);

        given.redisCounts();
        limits = given.openNextDay();

        await().atMost(SOON).until(() -> text(service) instanceof TotalLimitReached);
    }

    @Test
    void what_was_miscounted_is_forgotten_once() {
        var service = given.service(1, MANY, 1000);
        given.sent(service, 0);
        given.redisRefuses();
        text(service);
        given.redisCounts();

        await().atMost(SOON).until(() -> text(service) instanceof DailyLimitReached);
        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_could_not_be_given_back_is_counted_in_postgres_afterwards() {
        var service = given.service(1, MANY, 1000);
        var allowed = text(service);
        given.redisRefuses();
        giveBack(allowed);
        limits.close(); // by then it has been tried

        given.redisCounts();
        limits = given.open();

        assertThat(text(service)).isInstanceOf(Allowed.class);
    }

    @Test
    void what_was_let_through_without_being_counted_is_not_given_back() {
        var service = given.service(2, MANY, 1000);
        given.sent(service, 0);
        given.redisRefuses();
        var uncounted = text(service);
        given.redisCounts();
        await("it is counted anew, from none")
                .atMost(SOON)
                .until(() -> text(service) instanceof Allowed(var counted) && counted != null);

        giveBack(uncounted);
        limits.close(); // by then it has been given back
        limits = given.open();

        assertThat(text(service)).isInstanceOf(Allowed.class);
        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    @Test
    void what_nobody_could_count_is_not_given_back_either() {
        var service = given.unknownToRedis(1, MANY, 1000);
        var uncounted = text(service);
        given.knownToRedis(service, DAY);
        text(service);

        giveBack(uncounted);
        limits.close();
        limits = given.open();

        assertThat(text(service)).isInstanceOf(DailyLimitReached.class);
    }

    private void giveBack(LimitDecision decision) {
        assertThat(decision).isInstanceOfSatisfying(Allowed.class, limits::giveBack);
    }

    private LimitDecision text(ServiceSnapshot service) {
        return limits.take(service, KeyType.NORMAL, Channel.SMS);
    }
}
