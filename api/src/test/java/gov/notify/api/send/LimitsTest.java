package gov.notify.api.send;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.message.KeyType;
import gov.notify.sandbox.redis.RedisServer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Rate, daily and yearly limits, as callers meet them.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class LimitsTest {

    private static final String SMS = "/v2/notifications/sms";

    @Inject
    Services services;

    @Inject
    RedisDataSource redis;

    @Inject
    DataSource database;

    @Inject
    HttpCalls calls;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private String template = "";

    @Test
    void the_rate_is_kept_for_each_type_of_key_and_says_when_to_come_back() {
        as(services.service().rateLimit(1).make());
        assertThat(send(KeyType.NORMAL, "2025550123").status()).isEqualTo(201);

        var refused = send(KeyType.NORMAL, "2025550123");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(send(KeyType.TEST, "2025550123").status()).isEqualTo(201);
        assertThat(send(KeyType.TEST, "2025550123").body())
                .contains("Exceeded rate limit for key type TEST of 1 requests per 60 seconds");
    }

    @Test
    void reading_is_not_limited() {
        as(services.service().rateLimit(1).make());
        send(KeyType.NORMAL, "2025550123");

        for (int i = 0; i < 3; i++) {
            assertThat(calls.get(service, "/v2/notifications").status()).isEqualTo(200);
        }
    }

    @Test
    void a_refused_send_costs_its_rate_token_but_none_of_the_day() {
        as(services.service().messageLimit(1).rateLimit(4).make());
        assertThat(send(KeyType.NORMAL, "nobody").status()).isEqualTo(400);
        assertThat(send(KeyType.NORMAL, "nobody").status()).isEqualTo(400);

        assertThat(send(KeyType.NORMAL, "2025550123").status()).isEqualTo(201);
        var full = send(KeyType.NORMAL, "2025550123");
        assertThat(full.body()).contains("Exceeded send limits (sms: 1) for today");
        assertThat(Integer.parseInt(full.header("Retry-After"))).isBetween(1, 86_400);
        assertThat(send(KeyType.NORMAL, "2025550123").body()).contains("RateLimitError");
    }

    @Test
    void simulated_recipients_and_test_keys_cost_nothing_of_the_day() {
        as(services.service().messageLimit(1).make());
        assertThat(send(KeyType.NORMAL, "+14254147755").status()).isEqualTo(201);
        assertThat(send(KeyType.TEST, "2025550123").status()).isEqualTo(201);
        assertThat(send(KeyType.TEST, "2025550123").status()).isEqualTo(201);

        assertThat(send(KeyType.NORMAL, "2025550123").status()).isEqualTo(201);
    }

    @Test
    void the_total_is_kept_over_both_channels() {
        as(services.service().totalLimit(1).make());
        var email = services.template(service, "email", "News", "All well");
        var mail = "{\"email_address\":\"bo@city.gov\",\"template_id\":\"" + email + "\"}";
        assertThat(calls.post(service, "/v2/notifications/email", mail).status())
                .isEqualTo(201);

        var refused = send(KeyType.NORMAL, "2025550123");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body())
                .contains("TotalRequestsError")
                .contains("Exceeded total application limits (1) for today");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
    }

    @Test
    void what_redis_forgets_postgres_counts_again() {
        as(services.service().messageLimit(2).make());
        send(KeyType.NORMAL, "2025550123");
        send(KeyType.NORMAL, "2025550123");
        redis.flushall();

        assertThat(send(KeyType.NORMAL, "2025550123").body()).contains("Exceeded send limits (sms: 2) for today");
    }

    @Test
    void a_count_that_takes_long_refuses_no_send_and_holds_up_nobody() throws Exception {
        as(services.service().messageLimit(5).make());
        redis.flushall();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table message_counts in access exclusive mode"); // nobody can count

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var statuses =
                        threads
                                .invokeAll(Collections.nCopies(
                                        64,
                                        () -> send(KeyType.NORMAL, "2025550123").status()))
                                .stream()
                                .map(Future::resultNow)
                                .toList();
                assertThat(statuses).hasSize(64).containsOnly(201);
            }
            try (var counting = statement.executeQuery(
                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%all_message_counts%'")) {
                counting.next();
                assertThat(counting.getInt(1)).isEqualTo(1);
            }
            connection.rollback();
        }
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(send(KeyType.NORMAL, "2025550123").body())
                                .contains("Exceeded send limits (sms: 5) for today"));
    }

    @Test
    void parallel_calls_cannot_overshoot() throws InterruptedException {
        as(services.service().messageLimit(20).make());
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 60; i++) {
            tasks.add(() -> send(KeyType.NORMAL, "2025550123").status());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(tasks).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).containsOnly(201, 429);
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(20);
        }
    }

    @Test
    void a_redis_that_is_gone_refuses_no_one_and_counts_anew_when_it_is_back() {
        as(services.service().messageLimit(3).rateLimit(1000).make());
        send(KeyType.NORMAL, "2025550123");
        RedisServer.shared().kill();
        try {
            long started = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                assertThat(send(KeyType.NORMAL, "2025550123").status()).isEqualTo(201);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        } finally {
            RedisServer.shared().restart();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> send(KeyType.NORMAL, "2025550123").status() == 429);
    }

    private void as(TestService other) {
        service = other;
        template = services.template(service, "sms", null, "All well").toString();
    }

    private HttpCalls.Answer send(KeyType type, String number) {
        var headers = Map.of("Authorization", "Bearer " + service.token(type));
        return calls.call(
                "POST", SMS, headers, "{\"phone_number\":\"" + number + "\",\"template_id\":\"" + template + "\"}");
    }
}
