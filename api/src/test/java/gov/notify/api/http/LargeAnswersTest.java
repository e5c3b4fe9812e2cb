package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers that stay in memory because their readers do not take them.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class LargeAnswersTest {

    private static final String EMAIL = "/v2/notifications/email";
    private static final String SMS = "/v2/notifications/sms";
    private static final String LIST = "/v2/notifications";

    @Inject
    Services services;

    @Inject
    BodyBudgets budgets;

    @Inject
    MeterRegistry registry;

    @TestHTTPResource
    @Nullable
    URL url;

    private HttpCalls calls = new HttpCalls("");

    @BeforeEach
    void theApi() {
        calls = new HttpCalls("http://127.0.0.1:" + port());
    }

    @Test
    void an_answer_that_is_not_taken_counts_until_its_reader_is_gone() throws IOException {
        var service = services.service().make();
        for (int i = 0; i < 5; i++) {
            assertThat(calls.post(service, EMAIL, longEmail(service)).status()).isEqualTo(201);
        }
        awaitNoneUnderWay();

        try (var reader = askedForList(service)) {
            assertThat(reader.getInputStream().read()).isEqualTo('H');

            assertThat(underWay().value()).isBetween(9.9e6, 10e6);
            assertThat(calls.get(services.service().make(), LIST).status()).isEqualTo(200);
        }
        awaitNoneUnderWay();
    }

    @Test
    void large_answers_are_asked_to_come_back_while_such_fill_the_memory() {
        var service = services.service().make();
        var id =
                calls.post(service, EMAIL, longEmail(service)).json().path("id").asText();
        awaitNoneUnderWay();

        var share = budgets.ofAnswers(service.id());
        assertThat(share.take(BodyBudgets.OF_ANSWERS)).isTrue();
        try {
            for (var path : new String[] {LIST, LIST + "/" + id, "/notifications", "/notifications/" + id}) {
                var answer = calls.get(service, path);

                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.header("Content-Type")).startsWith("application/json");
            }
            assertThat(calls.post(service, EMAIL, longEmail(service)).status()).isEqualTo(503);
            assertThat(budgets.ofAnswers(services.service().make().id()).take(1))
                    .as("another service is kept out")
                    .isFalse();
            assertThat(calls.post(service, SMS, text(service)).status()).isEqualTo(201);
        } finally {
            share.giveBack(BodyBudgets.OF_ANSWERS);
        }
        // Of what was refused nothing was stored.
        assertThat(calls.get(service, LIST).json().path("notifications")).hasSize(2);
        awaitNoneUnderWay();
    }

    @Test
    void what_services_take_keeps_the_admin_application_out_of_nothing() {
        var share = budgets.ofAnswers(services.service().make().id());
        share.takeAnyway(BodyBudgets.OF_ANSWERS);
        try {
            assertThat(budgets.ofAnswers(MemoryOwner.ADMIN).take(1)).isTrue();
            budgets.ofAnswers(MemoryOwner.ADMIN).giveBack(1);
        } finally {
            share.giveBack(BodyBudgets.OF_ANSWERS);
        }
    }

    private Gauge underWay() {
        return registry.get("http_large_answers_bytes").tag("from", "services").gauge();
    }

    private void awaitNoneUnderWay() {
        Awaitility.await().until(() -> underWay().value() == 0);
    }

    private int port() {
        return url == null ? 0 : url.getPort();
    }

    private Socket askedForList(TestService service) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        var head = "GET " + LIST + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + service.bearer() + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String longEmail(TestService service) {
        return "{\"email_address\":\"ada@example.com\",\"template_id\":\""
                + services.template(service, "email", "Hello", "((x))") + "\",\"personalisation\":{\"x\":\""
                + "字".repeat(660_000) + "\"}}";
    }

    private String text(TestService service) {
        return "{\"phone_number\":\"202-555-0123\",\"template_id\":\""
                + services.template(service, "sms", null, "All well") + "\"}";
    }
}
