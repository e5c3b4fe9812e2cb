package gov.notify.api.send;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.message.KeyType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sends with an Idempotency-Key.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class IdempotencyTest {

    private static final String SMS = "/v2/notifications/sms";

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    @Inject
    DataSource database;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private String body = "";

    @BeforeEach
    void aService() {
        as(services.service().make());
    }

    @Test
    void the_same_key_and_body_get_the_first_answer_again() {
        var first = send("key", body);
        var second = send("key", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(stored()).isOne();
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        send("key", body);

        var other = send("key", body.replace("202-555-0123", "202-555-0124"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/errors/0/error").asText()).isEqualTo("IdempotencyKeyReused");
        assertThat(other.json().at("/status_code").asInt()).isEqualTo(422);
        assertThat(stored()).isOne();
    }

    @Test
    void the_same_key_with_a_body_that_is_refused_is_refused_as_reused() {
        send("key", body);

        assertThat(send("key", "{}").status()).isEqualTo(422);
    }

    @Test
    void another_service_may_use_the_same_key() {
        var first = send("key", body);
        as(services.service().make());

        var second = send("key", body);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("id")).isNotEqualTo(first.json().get("id"));
    }

    @Test
    void a_live_key_never_gets_the_answer_of_a_test_key() {
        var rehearsal = send(KeyType.TEST, SMS, "key", body);

        var live = send("key", body);

        assertThat(rehearsal.status()).isEqualTo(201);
        assertThat(live.status()).isEqualTo(422);
        assertThat(live.json().at("/errors/0/error").asText()).isEqualTo("IdempotencyKeyReused");
    }

    @Test
    void a_test_key_gets_its_own_answer_again() {
        var first = send(KeyType.TEST, SMS, "key", body);

        assertThat(send(KeyType.TEST, SMS, "key", body).body()).isEqualTo(first.body());
    }

    @Test
    void a_refused_send_leaves_its_key_free() {
        assertThat(send("key", "{}").status()).isEqualTo(400);

        assertThat(send("key", body).status()).isEqualTo(201);
    }

    @Test
    void a_key_has_1_to_255_characters() {
        assertThat(send("k".repeat(255), body).status()).isEqualTo(201);
        var tooLong = send("k".repeat(256), body);

        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.json().at("/errors/0/error").asText()).isEqualTo("ValidationError");
        assertThat(tooLong.json().at("/errors/0/message").asText()).isEqualTo("Idempotency-Key is too long");
        assertThat(send("", body).json().at("/errors/0/message").asText()).isEqualTo("Idempotency-Key is too short");
    }

    @Test
    void the_first_answer_holds_though_the_template_is_gone() {
        var first = send("key", body);
        services.sql("update templates set archived = true where service_id = ?", service.id());

        var second = send("key", body);

        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void a_replay_costs_nothing_of_the_daily_limit() {
        as(services.service().messageLimit(2).make());
        send("key", body);
        send("key", body);
        send("key", body);

        assertThat(calls.post(service, SMS, body).status()).isEqualTo(201);
        assertThat(calls.post(service, SMS, body).status()).isEqualTo(429);
        assertThat(send("key", body).status()).isEqualTo(201);
    }

    @Test
    void many_at_once_send_one() throws InterruptedException {
        var tasks = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 24; i++) {
            tasks.add(() -> send("key", body));
        }
        var bodies = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.resultNow().status()).isEqualTo(201);
                bodies.add(answer.resultNow().body());
            }
        }

        assertThat(bodies).hasSize(1);
        assertThat(stored()).isOne();
    }

    @Test
    void a_key_that_a_stalled_instance_holds_is_in_use() throws Exception {
        try (var stalled = database.getConnection()) {
            stalled.setAutoCommit(false);
            try (var claim =
                    stalled.prepareStatement("insert into idempotency_keys (service_id, key_hash, request_hash,"
                            + " notification_id, sealed_answer, created_at)"
                            + " values (?, sha256('key'), '', gen_random_uuid(), '', now())")) {
                claim.setObject(1, service.id());
                claim.executeUpdate();
            }

            var answer = send("key", body);

            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.json().at("/errors/0/error").asText()).isEqualTo("IdempotencyKeyInUse");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(calls.post(service, SMS, body).status()).isEqualTo(201);
            stalled.rollback();
            stalled.setAutoCommit(true);
        }
    }

    @Test
    void older_routes_keep_keys_too() {
        var older = "{\"to\":\"202-555-0123\",\"template\":\"" + services.template(service, "sms", null, "All well")
                + "\"}";
        var first = post("/notifications/sms", "key", older);
        var second = post("/notifications/sms", "key", older);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(post("/notifications/email", "key", older).status()).isEqualTo(422);
    }

    private void as(TestService other) {
        service = other;
        body = "{\"phone_number\":\"202-555-0123\",\"template_id\":\""
                + services.template(service, "sms", null, "All well") + "\"}";
    }

    private HttpCalls.Answer send(String key, String content) {
        return post(SMS, key, content);
    }

    private HttpCalls.Answer post(String path, String key, String content) {
        return send(KeyType.NORMAL, path, key, content);
    }

    private HttpCalls.Answer send(KeyType type, String path, String key, String content) {
        var headers = Map.of("Authorization", "Bearer " + service.token(type), "Idempotency-Key", key);
        return calls.call("POST", path, headers, content);
    }

    private int stored() {
        return calls.get(service, "/v2/notifications")
                .json()
                .get("notifications")
                .size();
    }
}
