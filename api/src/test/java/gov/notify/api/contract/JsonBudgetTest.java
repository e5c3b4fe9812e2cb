package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.error.ApiException;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.RawHttp;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.api.http.JsonBodies;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What bodies become in memory: many times what they were on the wire, for as long as their requests last.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class JsonBudgetTest {

    private static final String SMS = "/v2/notifications/sms";

    @Inject
    Services services;

    @Inject
    JsonBodies bodies;

    @Inject
    MeterRegistry registry;

    @TestHTTPResource
    @Nullable
    URL url;

    private HttpCalls calls = new HttpCalls("");

    @BeforeEach
    void theApi() {
        calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
    }

    /// Values that requests which wait for Postgres would hold.
    private record Held(List<JsonBodies.Value> values) implements AutoCloseable {

        @Override
        public void close() {
            values.forEach(JsonBodies.Value::close);
        }
    }

    @Test
    void small_bodies_of_many_values_are_asked_to_come_back_while_such_fill_the_memory() {
        var service = services.service().make();
        try (var _ = asMuchAsFits(service)) {
            var answer = calls.post(service, SMS, send(service, objects(10_000)));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.json().at("/errors/0/error").asText()).isEqualTo("ServiceUnavailable");
            assertThat(calls.post(service, SMS, send(service, "1")).status()).isEqualTo(201);
        }
        assertThat(calls.post(service, SMS, send(service, objects(10_000))).status())
                .isEqualTo(201);
    }

    @Test
    void previews_are_asked_to_come_back_too() {
        var service = services.service().make();
        var preview = "/v2/template/" + services.template(service, "sms", null, "All well") + "/preview";
        var body = "{\"personalisation\":{\"x\":" + objects(10_000) + "}}";
        try (var _ = asMuchAsFits(service)) {
            assertThat(calls.post(service, preview, body).status()).isEqualTo(503);
        }
        assertThat(calls.post(service, preview, body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"((x))|{\"personalisation\":{\"x\":\"x\\nx\"}}", "* x|''"})
    void previews_of_long_emails_of_short_values_are_asked_to_come_back_too(String content, String body) {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", (content + "\n").repeat(5_000));
        var preview = "/v2/template/" + template + "/preview";
        try (var _ = asMuchAsFits(service)) {
            assertThat(calls.post(service, preview, body).status()).isEqualTo(503);
        }
        assertThat(calls.post(service, preview, body).status()).isEqualTo(200);
    }

    @Test
    void a_long_message_of_a_short_value_is_asked_to_come_back_too() {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "((x))".repeat(500));
        var body = email(template, "{\"x\":\"" + "x".repeat(2_000) + "\"}");
        try (var _ = asMuchAsFits(service)) {
            assertThat(calls.post(service, "/v2/notifications/email", body).status())
                    .isEqualTo(503);
            assertThat(calls.post(service, SMS, send(service, "1")).status()).isEqualTo(201);
        }
        assertThat(calls.post(service, "/v2/notifications/email", body).status())
                .isEqualTo(201);
    }

    @Test
    void no_service_fills_the_memory_alone() {
        var other = services.service().make();
        try (var _ = bodies.read(bytes("1"), other.id());
                var _ = asMuchAsFits(services.service().make())) {
            assertThat(calls.post(other, SMS, send(other, objects(10_000))).status())
                    .isEqualTo(201);
            try (var _ = asMuchAsFits(services.service().make())) {
                assertThat(calls.post(other, SMS, send(other, objects(10_000))).status())
                        .isEqualTo(503);
                assertThat(calls.post(other, SMS, send(other, "1")).status()).isEqualTo(201);
            }
        }
    }

    @Test
    void the_largest_value_fits_a_service_that_has_no_other() {
        var service = services.service().make();
        try (var value = bodies.read(bytes(objects(74_999)), service.id())) {
            assertThat(value.get()).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(74_999);
        }
        assertThat(catchThrowableOfType(ApiException.class, () -> bodies.read(bytes(objects(75_000)), service.id()))
                        .error()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_large_value_in_a_long_message_fits_a_service_that_has_no_other() {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "((y))");
        var body = email(template, "{\"x\":" + objects(74_000) + ",\"y\":\"" + "y".repeat(1_900_000) + "\"}");
        try (var _ = bodies.read(bytes("1"), services.service().make().id());
                var _ = bodies.read(bytes("1"), service.id())) {
            assertThat(calls.post(service, "/v2/notifications/email", body).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void no_earlier_answer_is_read_for_who_is_asked_to_come_back() {
        var service = services.service().make();
        var headers = Map.of("Authorization", service.bearer(), "Idempotency-Key", "k");
        var body = send(service, objects(10_000));
        assertThat(calls.call("POST", SMS, headers, body).status()).isEqualTo(201);
        try (var _ = asMuchAsFits(service)) {
            assertThat(calls.call("POST", SMS, headers, body).status()).isEqualTo(503);
        }
        var repeated = calls.call("POST", SMS, headers, body);
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|201", "[|400", "{}|201", "[{},{}]|201"})
    void what_a_body_took_is_given_back_whatever_it_is_answered(String body, int asValue) {
        var service = services.service().make();
        var headers = Map.of("Authorization", service.bearer(), "Idempotency-Key", "k");

        assertThat(calls.call("POST", SMS, headers, body).status()).isEqualTo(400);
        assertThat(calls.post(service, "/notifications/sms", "[" + objects(10_000) + "," + body)
                        .status())
                .isEqualTo(400);
        assertThat(calls.post(service, "/v2/notifications/letter", body).status())
                .isEqualTo(400);
        assertThat(calls.post(service, SMS, send(service, objects(100_000))).status())
                .isEqualTo(400);
        assertThat(calls.post(service, SMS, send(service, objects(50_000))).status())
                .isEqualTo(201);
        assertThat(calls.post(service, SMS, send(service, body)).status()).isEqualTo(asValue);

        assertThat(taken("http_json_values_bytes")).isZero();
    }

    @Test
    void what_a_body_took_is_given_back_when_its_answer_is_refused_or_not_waited_for() throws IOException {
        var service = services.service().make();
        var raw = new RawHttp(url == null ? 0 : url.getPort());
        var template = services.template(service, "email", "Hello", "((x))".repeat(500));
        var body = email(template, "{\"x\":\"" + "x".repeat(2_000) + "\"}");
        try (var _ = asMuchAsFits(service)) {
            assertThat(calls.post(service, "/v2/notifications/email", body).status())
                    .isEqualTo(503);
        }
        assertThat(raw.chunked(service.bearer(), 10 * 1024 * 1024 + 1)).startsWith("HTTP/1.1 413");
        assertThat(raw.chunked(service.bearer(), 9 * 1024 * 1024)).startsWith("HTTP/1.1 400");
        raw.begin(SMS, service.bearer(), 100_000, 50_000).close();
        raw.begin(SMS, service.bearer(), 100_000, 100_000).close();

        var open = registry.get("http.server.active.requests").gauge();
        Awaitility.await().until(() -> open.value() == 0);
        Awaitility.await().untilAsserted(() -> {
            assertThat(taken("http_json_values_bytes")).isZero();
            assertThat(taken("http_large_bodies_bytes")).isZero();
        });
    }

    private double taken(String gauge) {
        return registry.get(gauge).gauges().stream().mapToDouble(Gauge::value).sum();
    }

    private Held asMuchAsFits(TestService service) {
        var held = new ArrayList<JsonBodies.Value>();
        int count = 64_000;
        while (count > 1_000) {
            try {
                held.add(bodies.read(bytes(objects(count)), service.id()));
            } catch (ApiException _) {
                count /= 2; // something smaller may still fit
            }
        }
        return new Held(held);
    }

    private String send(TestService service, String value) {
        return "{\"phone_number\":\"202-555-0123\",\"template_id\":\""
                + services.template(service, "sms", null, "All well") + "\",\"personalisation\":{\"x\":" + value
                + "}}";
    }

    private static String email(UUID template, String values) {
        return "{\"email_address\":\"ada@example.com\",\"template_id\":\"" + template + "\",\"personalisation\":"
                + values + "}";
    }

    private static String objects(int count) {
        return "[" + "{},".repeat(count - 1) + "{}]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
