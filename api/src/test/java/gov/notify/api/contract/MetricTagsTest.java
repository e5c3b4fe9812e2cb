package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What strangers write becomes no meter: each would be kept, and shown, for good.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class MetricTagsTest {

    private static final String OF_A_STRANGER = "StRaNgEr";

    @Inject
    MeterRegistry registry;

    @TestHTTPResource
    @Nullable
    URL url;

    @Test
    void nothing_that_a_stranger_writes_into_a_request_becomes_a_meter() throws IOException {
        request(OF_A_STRANGER + "1 / HTTP/1.1", "Host: x");
        request(OF_A_STRANGER + "2 /v2/templates HTTP/1.1", "Host: x");
        request("get /v2/templates HTTP/1.1", "Host: x");
        request("GET /" + OF_A_STRANGER + " HTTP/1.1", "Host: x");
        request("PATCH /v2/template/" + OF_A_STRANGER + " HTTP/1.1", "Host: x");
        request("GET /v2/templates?of=" + OF_A_STRANGER + " HTTP/1.1", "Host: " + OF_A_STRANGER);
        request("GET /" + OF_A_STRANGER + " HTTP/1.1", "X: x");
        request("GET /%" + OF_A_STRANGER + " HTTP/1.1", "Host: x");
        request(OF_A_STRANGER + " /v2/" + "a".repeat(40_000) + " HTTP/1.1", "Host: x");

        Awaitility.await().until(() -> methods().contains("PATCH"));
        assertThat(methods()).contains("GET", "PATCH", "other").doesNotContain("get");
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getValue))
                .noneMatch(value -> value.contains(OF_A_STRANGER));
    }

    private Set<String> methods() {
        return registry.find("http.server.requests").timers().stream()
                .map(timer -> String.valueOf(timer.getId().getTag("method")))
                .collect(Collectors.toSet());
    }

    private void request(String line, String header) throws IOException {
        assertThat(new RawHttp(url == null ? 0 : url.getPort())
                        .send(line + "\r\n" + header + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.");
    }
}
