package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.docs.DocsResource;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.ThreadThatMayEnd;
import gov.notify.api.http.Routes;
import gov.notify.sandbox.postgres.Postgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final int TEN_MIB = 10 * 1024 * 1024;

    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(?::(?:[^{}]|\\{[^{}]*})+)?}");
    private static final Pattern PUBLIC = Pattern.compile("/|/(v2|notifications|_status|docs)(/.*)?");

    /// Routes that the document shows as part of another, or that only say what there is not.
    private static final Set<String> SEEN_OTHERWISE =
            Set.of("POST /v2/notifications/{}", "POST /notifications/email", "POST /notifications/sms");

    /// Where providers call, not services.
    private static final Pattern WEBHOOK = Pattern.compile("/notifications/(email|sms)/.+");

    @Inject
    Services services;

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

    @BeforeEach
    void theApi() {
        calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v2/notifications, 'GET, HEAD'",
        "DELETE, /v2/template/26785a09-ab16-4eb0-8407-a37497a57506, 'GET, HEAD'",
        "GET, /v2/template/26785a09-ab16-4eb0-8407-a37497a57506/preview, POST",
        "GET, /notifications/not-a-uuid, POST",
        "DELETE, /_status, 'GET, HEAD, POST'",
        "OPTIONS, /v2/notifications, 'GET, HEAD'"
    })
    void a_wrong_method_is_told_the_right_ones(String method, String path, String allowed) {
        var answer = calls.call(method, path, Map.of(), null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.json().get("message").asText()).isEqualTo("The method is not allowed for the requested URL.");
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
        var answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 0);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/json", said);
    }

    @Test
    void an_address_that_is_too_long_to_read_is_refused_in_our_own_shape() throws IOException {
        var answer = raw("GET /v2/notifications?reference=" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 0);

        assertThat(answer)
                .startsWith("HTTP/1.")
                .contains(
                        " 414 ", "application/json", "\"result\":\"error\"", "The address of the request is too long");
    }

    @Test
    void a_connection_goes_on_after_what_was_readable() throws IOException {
        var second = "GET /v2/" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";

        assertThat(raw("GET /_status?simple=1 HTTP/1.1\r\nHost: x\r\n\r\n" + second, 0))
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
    void a_large_body_is_turned_away() {
        var service = services.service().make();
        var answer = calls.post(service, "/v2/notifications/sms", "x".repeat(TEN_MIB + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().at("/errors/0/error").asText()).isEqualTo("RequestEntityTooLarge");
        assertThat(answer.json().at("/errors/0/message").asText())
                .isEqualTo("Request body is larger than 10485760 bytes");
    }

    @Test
    void a_large_body_that_hides_its_size_is_turned_away_too() throws IOException {
        var service = services.service().make();
        assertThat(chunked(service.bearer(), TEN_MIB + 1))
                .startsWith("HTTP/1.1 413")
                .contains("RequestEntityTooLarge");
    }

    @Test
    void a_crowd_of_large_bodies_is_asked_to_come_back() throws IOException {
        var service = services.service().make();
        try (var _ = begin("/v2/notifications/sms", service.bearer(), TEN_MIB, TEN_MIB - 1);
                var _ = begin("/v2/notifications/sms", service.bearer(), TEN_MIB, TEN_MIB - 1)) {
            var arrived = registry.get("http_large_bodies_bytes")
                    .tag("from", "services")
                    .gauge();
            Awaitility.await().until(() -> arrived.value() == 2 * (TEN_MIB - 1));

            assertThat(chunked(service.bearer(), 9 * 1024 * 1024))
                    .contains("ServiceUnavailable")
                    .containsIgnoringCase("Retry-After: 1");
            assertThat(chunked(service.bearer(), 10)).startsWith("HTTP/1.1 400");
            assertThat(calls.post(service, "/v2/notifications/sms", "{}").status())
                    .isEqualTo(400);
        }
        Awaitility.await()
                .until(() -> chunked(service.bearer(), 9 * 1024 * 1024).startsWith("HTTP/1.1 400"));
    }

    @Test
    void bodies_that_are_announced_and_do_not_come_keep_nobody_out() throws IOException {
        var service = services.service().make();
        try (var _ = begin("/v2/notifications/sms", service.bearer(), TEN_MIB, 0);
                var _ = begin("/v2/notifications/sms", "Bearer stranger", TEN_MIB, 0);
                var _ = begin("/notifications/email/ses", "", 500_000, 0)) {
            var answer =
                    calls.post(service, "/v2/notifications/sms", "{\"phone_number\":\"" + "1".repeat(100_000) + "\"}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("ValidationError");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notifications/email/ses", "/notifications/%65mail/ses"})
    void a_crowd_without_a_key_keeps_no_service_out(String webhook) throws IOException {
        var service = services.service().make();
        int most = 511 * 1024;
        var crowd = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) {
                crowd.add(begin(webhook, "", most, most - 1));
            }
            var arrived = registry.get("http_large_bodies_bytes")
                    .tag("from", "strangers")
                    .gauge();
            Awaitility.await().until(() -> arrived.value() == 8 * (most - 1));
            var one = "POST " + webhook + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n";

            assertThat(raw(one, 100_000)).startsWith("HTTP/1.1 503");
            assertThat(chunked(service.bearer(), 9 * 1024 * 1024)).startsWith("HTTP/1.1 400");
        } finally {
            for (var socket : crowd) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notifications/email/ses", "/notifications/%65mail/ses"})
    void a_webhooks_bound_holds_however_its_path_is_written(String path) throws IOException {
        var head = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n927c0\r\n";

        assertThat(raw("POST " + path + head, 600_000)).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 600000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n927c0\r\n"})
    void an_envelope_larger_than_any_of_sns_is_turned_away(String size) throws IOException {
        var answer = raw("POST /notifications/email/ses HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + size, 600_000);

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void a_small_body_that_waits_to_be_asked_for_is_asked_for() throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write("""
                    POST /v2/notifications/sms HTTP/1.1
                    Host: x
                    Connection: close
                    Content-Length: 2
                    Expect: 100-continue

                    """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            var asked = new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII);
            assertThat(asked).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

            socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void who_asks_first_hears_at_once_that_its_body_is_too_large() throws IOException {
        var head = """
                POST /v2/notifications/sms HTTP/1.1
                Host: x
                Content-Length: 30000000
                Expect: 100-continue

                """.replace("\n", "\r\n");

        var answer = raw(head, 0);

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void headers_that_are_too_long_are_refused_with_a_body() throws IOException {
        var answer = raw("GET /v2/notifications HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(40_000) + "\r\n\r\n", 0);

        assertThat(answer).contains(" 431 ").contains("431").contains("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: b\r\n"})
    void a_request_needs_one_host(String hosts) throws IOException {
        var answer = raw("GET /v2/notifications HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n", 0);

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

    /// A request of which only some bytes of the body come.
    private Socket begin(String path, String bearer, int size, int sent) throws IOException {
        var socket = connect();
        var out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer + "\r\nContent-Length: " + size
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[sent]);
        out.flush();
        return socket;
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), url == null ? 0 : url.getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private String chunked(String bearer, int size) throws IOException {
        return raw(
                "POST /v2/notifications/sms HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + bearer
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(size) + "\r\n",
                size);
    }

    private String raw(String head, int size) throws IOException {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            if (size > 0) {
                out.write(new byte[size]);
                out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
