package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.docs.DocsResource;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.RawHttp;
import gov.notify.api.given.Services;
import gov.notify.api.given.ThreadThatMayEnd;
import gov.notify.api.http.ApiErrorMapper;
import gov.notify.api.http.Routes;
import gov.notify.sandbox.log.LogLines;
import gov.notify.sandbox.postgres.Postgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every route has in common.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class HttpTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(?::(?:[^{}]|\\{[^{}]*})+)?}");
    private static final Pattern PUBLIC = Pattern.compile("/|/(v2|notifications|_status|docs)(/.*)?");

    /// Routes that the document shows as part of another, or that only say what there is not.
    private static final Set<String> SEEN_OTHERWISE = Set.of(
            "GET /docs/admin-openapi.json",
            "POST /v2/notifications/{}",
            "POST /notifications/email",
            "POST /notifications/sms");

    /// Where providers call, not services.
    private static final Pattern WEBHOOK = Pattern.compile("/notifications/(email|sms)/.+");

    @Inject
    Services services;

    @Inject
    DataSource database;

    @Inject
    Routes routes;

    @Inject
    MeterRegistry registry;

    @Inject
    @Liveness
    ThreadThatMayEnd thread;

    @TestHTTPResource
    @Nullable
    URL url;

    private HttpCalls calls = new HttpCalls("");
    private RawHttp raw = new RawHttp(0);

    @BeforeEach
    void theApi() {
        int port = url == null ? 0 : url.getPort();
        calls = new HttpCalls("http://127.0.0.1:" + port);
        raw = new RawHttp(port);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v2/notifications, 'GET, HEAD'",
        "DELETE, /v2/template/26785a09-ab16-4eb0-8407-a37497a57506, 'GET, HEAD'",
        "GET, /v2/template/26785a09-ab16-4eb0-8407-a37497a57506/preview, POST",
        "GET, /notifications/not-a-uuid, POST",
        "DELETE, /_status, 'GET, HEAD, POST'",
        "OPTIONS, /v2/notifications, 'GET, HEAD'",
        "PUT, /v2/notifications/email, 'GET, HEAD, POST'",
        "PUT, /v2/notifications/sms, 'GET, HEAD, POST'",
        "PUT, /v2/notifications/letter, 'GET, HEAD, POST'"
    })
    void a_wrong_method_is_told_the_right_ones(String method, String path, String allowed) {
        var answer = calls.call(method, path, Map.of(), null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.json().get("message").asText()).isEqualTo("The method is not allowed for the requested URL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "sms", "letter"})
    void what_is_posted_to_is_no_id_to_a_reader(String name) {
        var answer = calls.get(services.service().make(), "/v2/notifications/" + name);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo("notification_id is not a valid UUID");
    }

    @Test
    void an_answer_500_names_the_line_of_the_log_that_says_what_went_wrong() throws SQLException {
        var service = services.service().make();
        var url = "/v2/notifications/26785a09-ab16-4eb0-8407-a37497a57506";
        try (var log = new LogLines(ApiErrorMapper.class.getName())) {
            run("alter table notifications rename column carrier to elsewhere");
            try {
                var answer = calls.get(service, url);

                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo("Internal server error");
                assertThat(log.all())
                        .singleElement()
                        .satisfies(line -> assertThat(line)
                                .contains("ERROR", answer.header("X-Request-Id"), "SQLSTATE 42703", "at gov.notify.")
                                .doesNotContain("carrier"));
            } finally {
                run("alter table notifications rename column elsewhere to carrier");
            }
            assertThat(calls.get(service, url).status()).isEqualTo(404);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void an_older_send_with_a_nul_in_its_values_is_refused_as_a_newer_one_is() {
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "Dear ((name))");

        var answer = calls.post(
                service,
                "/notifications/email",
                "{\"to\":\"ada@example.com\",\"template\":\"" + template
                        + "\",\"personalisation\":{\"name\":\"A\\u0000da\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/personalisation/0").asText())
                .isEqualTo("personalisation contains an invalid character");
    }

    @Test
    void takes_a_send_from_the_clients_of_the_jdk_as_they_come() throws Exception {
        var service = services.service().make();
        var body = "{\"phone_number\":\"202-555-0123\",\"template_id\":\""
                + services.template(service, "sms", null, "All well") + "\"}";
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (url == null ? 0 : url.getPort()) + "/v2/notifications/sms"))
                .header("Authorization", service.bearer())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();

        // It offers to go on in HTTP/2.
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2",
                "/v2/",
                "/v2/notifications/",
                "//v2/notifications",
                "/v2/notifications;a=b",
                "/v2/Templates"
            })
    void paths_are_taken_as_they_are(String path) {
        var answer = calls.call("GET", path, Map.of("Accept", "text/html"), null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/notifications?status=%zz, BadRequestError",
        "/v2/notifications?status=%f, BadRequestError",
        "/v2/template/%zz, BadRequestError",
        "/notifications?page=%, The address is not a valid URI",
    })
    void what_is_no_uri_is_refused_in_our_own_shape(String target, String said) throws IOException {
        var answer = raw.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/json", said);
    }

    @Test
    void an_address_that_is_too_long_to_read_is_refused_in_our_own_shape() throws IOException {
        var answer = raw.send("GET /v2/notifications?reference=" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.")
                .contains(
                        " 414 ", "application/json", "\"result\":\"error\"", "The address of the request is too long");
    }

    @Test
    void a_connection_goes_on_after_what_was_readable() throws IOException {
        var second = "GET /v2/" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";

        assertThat(raw.send("GET /_status?simple=1 HTTP/1.1\r\nHost: x\r\n\r\n" + second))
                .startsWith("HTTP/1.1 200")
                .contains(" 414 ", "The address of the request is too long");
    }

    @Test
    void head_is_allowed_wherever_get_is() {
        var service = services.service().make();
        var answer = calls.call("HEAD", "/v2/templates", Map.of("Authorization", service.bearer()), null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_status?simple=1", "/v2/nothing", "/v2/notifications"})
    void every_answer_has_the_security_headers(String path) {
        var answer = calls.call("GET", path, Map.of("X-B3-TraceId", "abc", "X-B3-SpanId", "def"), null);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none';");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(answer.header("X-B3-TraceId")).isEqualTo("abc");
        assertThat(answer.header("X-B3-SpanId")).isEqualTo("def");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void answers_to_services_are_not_cached() {
        var service = services.service().make();

        assertThat(calls.get(service, "/v2/templates").header("Cache-Control")).isEqualTo("no-store");
        assertThat(calls.call("GET", "/v2/templates", Map.of(), null).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void headers_that_are_too_long_are_refused_with_a_body() throws IOException {
        var answer = raw.send("GET /v2/notifications HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(40_000) + "\r\n\r\n");

        assertThat(answer).contains(" 431 ").contains("431").contains("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: b\r\n"})
    void a_request_needs_one_host(String hosts) throws IOException {
        var answer = raw.send("GET /v2/notifications HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("BadRequestError", "exactly one Host header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset",
                "/",
                "what is this",
                "text/plain",
                "application/json; charset=\"utf-8"
            })
    void a_body_is_json_whatever_it_is_called(String type) {
        var service = services.service().make();
        var body = "{\"phone_number\":\"202-555-0123\",\"template_id\":\""
                + services.template(service, "sms", null, "All well") + "\"}";

        var answer = calls.call(
                "POST", "/v2/notifications/sms", Map.of("Authorization", service.bearer(), "Content-Type", type), body);

        assertThat(answer.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ж", "漢", "😀"})
    void finds_the_longest_reference_in_any_script(String letter) {
        var service = services.service().make();
        var reference = thousandLettersFrom(letter.codePointAt(0));
        var body = "{\"phone_number\":\"202-555-0123\",\"reference\":\"" + reference + "\",\"template_id\":\""
                + services.template(service, "sms", null, "All well") + "\"}";
        assertThat(calls.post(service, "/v2/notifications/sms", body).status()).isEqualTo(201);

        var found = calls.get(
                service, "/v2/notifications?reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().at("/notifications/0/reference").asText()).isEqualTo(reference);
        assertThat(found.json().at("/notifications")).hasSize(1);
    }

    // All different, or an index would keep them compressed.
    private static String thousandLettersFrom(int first) {
        return new Random(first)
                .ints(1000, first, first + 40)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health", "/q/health/live", "/q"})
    void health_and_metrics_are_not_for_the_public(String path) {
        var answer = calls.call("GET", path, Map.of(), null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
    }

    @Test
    void metrics_name_routes_and_nothing_that_a_caller_wrote() {
        calls.call("PUT", "/v2/template/ada@example.com", Map.of(), "{}");
        calls.call("GET", "/notifications/ada@example.com", Map.of(), null);
        calls.call("GET", "/ada@example.com", Map.of(), null);
        calls.call("GET", "/v2/templates", Map.of(), null);
        calls.call("GET", "/v2/notifications/26785a09-ab16-4eb0-8407-a37497a57506", Map.of(), null);

        var uris = registry.find("http.server.requests").timers().stream()
                .map(timer -> timer.getId().getTag("uri"))
                .collect(Collectors.toSet());

        assertThat(uris).contains("/v2/templates", "/v2/notifications/{id}").noneMatch(uri -> uri.contains("ada"));
    }

    @Test
    void the_document_names_exactly_the_routes_there_are() throws IOException {
        String document;
        try (var file = DocsResource.class.getResourceAsStream("/META-INF/openapi.yml")) {
            document = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        var described = new TreeSet<String>();
        var path = "";
        for (var line : document.lines().toList()) {
            var isPath = Pattern.compile("^  (/\\S*):$").matcher(line);
            var isMethod = Pattern.compile("^    (get|post):.*").matcher(line);
            if (isPath.matches()) {
                path = isPath.group(1);
            } else if (isMethod.matches() && !path.isEmpty()) {
                described.add(isMethod.group(1).toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{\\w+}", "{}"));
            } else if (line.equals("components:")) {
                break;
            }
        }
        assertThat(described).isEqualTo(publicRoutes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_status?simple=1", "/?simple=1", "/_status", "/"})
    void a_platform_hears_of_a_thread_that_has_ended(String question) {
        thread.hasEnded(true);
        try {
            var answer = calls.call("GET", question, Map.of(), null);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("result").asText()).isEqualTo("error");
            assertThat(answer.json().get("message").asText()).isEqualTo("Service temporarily unavailable");
        } finally {
            thread.hasEnded(false);
        }
        assertThat(calls.call("GET", question, Map.of(), null).status()).isEqualTo(200);
    }

    @Test
    void without_postgres_health_is_live_and_sends_are_asked_to_come_back() {
        var service = services.service().make();
        var body = "{\"phone_number\":\"2025550123\",\"template_id\":\""
                + services.template(service, "sms", null, "All well") + "\"}";
        assertThat(calls.post(service, "/v2/notifications/sms", body).status()).isEqualTo(201);
        Postgres.shared().kill();
        try {
            var answer = calls.post(service, "/v2/notifications/sms", body);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.json().at("/errors/0/error").asText()).isEqualTo("ServiceUnavailable");
            assertThat(calls.call("GET", "/_status?simple=1", Map.of(), null).status())
                    .isEqualTo(200);
            Awaitility.await()
                    .until(() -> calls.call("GET", "/_status", Map.of(), null).status() == 503);
            var status = calls.call("GET", "/_status", Map.of(), null);
            assertThat(status.json().get("message").asText()).isEqualTo("Service temporarily unavailable");
        } finally {
            Postgres.shared().restart();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> calls.post(service, "/v2/notifications/sms", body).status() == 201);
    }

    /// Routes of the public contract: those that a document for services can describe.
    private Set<String> publicRoutes() {
        var publicRoutes = new TreeSet<String>();
        for (var route : routes.all()) {
            var path = VARIABLE.matcher(route.template()).replaceAll("{}");
            boolean described = PUBLIC.matcher(path).matches()
                    && !WEBHOOK.matcher(path).matches()
                    && !SEEN_OTHERWISE.contains(route.method() + " " + path);
            if (described) {
                publicRoutes.add(route.method() + " " + path);
            }
        }
        return publicRoutes;
    }
}
