package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.RawHttp;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.sandbox.log.LogLines;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much a request may bring, what becomes of one that brings more, and of one that stops half-way.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class BodiesTest {

    private static final int TEN_MIB = 10 * 1024 * 1024;

    @Inject
    Services services;

    @Inject
    MeterRegistry registry;

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
        assertThat(raw.chunked(service.bearer(), TEN_MIB + 1))
                .startsWith("HTTP/1.1 413")
                .contains("RequestEntityTooLarge");
    }

    @Test
    void a_crowd_of_large_bodies_is_asked_to_come_back() throws IOException {
        var service = services.service().make();
        try (var _ = slowUpload(services.service().make());
                var _ = slowUpload(services.service().make())) {
            var arrived = registry.get("http_large_bodies_bytes")
                    .tag("from", "services")
                    .gauge();
            Awaitility.await().until(() -> arrived.value() == 2 * (TEN_MIB - 1));

            assertThat(raw.chunked(service.bearer(), 9 * 1024 * 1024))
                    .contains("ServiceUnavailable")
                    .containsIgnoringCase("Retry-After: 1");
            assertThat(raw.chunked(service.bearer(), 10)).startsWith("HTTP/1.1 400");
            assertThat(calls.post(service, "/v2/notifications/sms", "{}").status())
                    .isEqualTo(400);
        }
        Awaitility.await()
                .until(() -> raw.chunked(service.bearer(), 9 * 1024 * 1024).startsWith("HTTP/1.1 400"));
    }

    @Test
    void a_crowd_of_large_bodies_of_one_service_keeps_no_other_out() throws IOException {
        var slow = services.service().make();
        var other = services.service().make();
        try (var _ = slowUpload(slow);
                var _ = raw.begin("/v2/notifications/sms", other.bearer(), 100_000, 50_000)) {
            var arrived = registry.get("http_large_bodies_bytes")
                    .tag("from", "services")
                    .gauge();
            Awaitility.await().until(() -> arrived.value() == TEN_MIB - 1 + 50_000);

            assertThat(raw.chunked(slow.bearer(), 9 * 1024 * 1024)).contains("ServiceUnavailable");
            assertThat(raw.chunked(other.bearer(), 9 * 1024 * 1024)).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void bodies_that_are_announced_and_do_not_come_keep_nobody_out() throws IOException {
        var service = services.service().make();
        try (var _ = raw.begin("/v2/notifications/sms", service.bearer(), TEN_MIB, 0);
                var _ = raw.begin("/v2/notifications/sms", "Bearer stranger", TEN_MIB, 0);
                var _ = raw.begin("/notifications/email/ses", "", 500_000, 0)) {
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
                crowd.add(raw.begin(webhook, "", most, most - 1));
            }
            var arrived = registry.get("http_large_bodies_bytes")
                    .tag("from", "strangers")
                    .gauge();
            Awaitility.await().until(() -> arrived.value() == 8 * (most - 1));
            var one = "POST " + webhook + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n";

            assertThat(raw.send(one, 100_000)).startsWith("HTTP/1.1 503");
            assertThat(raw.chunked(service.bearer(), 9 * 1024 * 1024)).startsWith("HTTP/1.1 400");
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

        assertThat(raw.send("POST " + path + head, 600_000)).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 600000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n927c0\r\n"})
    void an_envelope_larger_than_any_of_sns_is_turned_away(String size) throws IOException {
        var answer =
                raw.send("POST /notifications/email/ses HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + size, 600_000);

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void a_small_body_that_waits_to_be_asked_for_is_asked_for() throws IOException {
        try (var socket = raw.connect()) {
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

        var answer = raw.send(head);

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100_000})
    void a_caller_who_hangs_up_half_way_is_no_error_of_ours(int size) throws IOException {
        var service = services.service().make();
        try (var log = new LogLines("")) {
            for (var path : List.of("/v2/notifications/sms", "/notifications/sms", "/notifications/email/ses")) {
                raw.begin(path, service.bearer(), size, size / 2).close();
            }
            // One that comes after them is answered, and a while later nothing has been said of any of them.
            assertThat(calls.post(service, "/v2/notifications/sms", "{}").status())
                    .isEqualTo(400);
            var open = registry.get("http.server.active.requests").gauge();
            Awaitility.await().until(() -> open.value() == 0);

            assertThat(log.all()).noneMatch(line -> line.startsWith("ERROR") || line.contains("\tat "));
        }
    }

    @Test
    void callers_who_hang_up_half_way_leave_nothing_taken() throws IOException {
        var service = services.service().make();
        for (int i = 0; i < 100; i++) {
            raw.begin("/v2/notifications/sms", service.bearer(), 400_000, 300_000)
                    .close();
            raw.begin("/notifications/email/ses", "", 400_000, 300_000).close();
        }

        var open = registry.get("http.server.active.requests").gauge();
        Awaitility.await().until(() -> open.value() == 0);
        // What reads a body may go on for a moment after its caller has gone.
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(registry.get("http_large_bodies_bytes").gauges())
                                .allSatisfy(taken -> assertThat(taken.value()).isZero()));
    }

    private Socket slowUpload(TestService service) throws IOException {
        return raw.begin("/v2/notifications/sms", service.bearer(), TEN_MIB, TEN_MIB - 1);
    }
}
