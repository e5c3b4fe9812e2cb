package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How many hosts a request may name: RFC 9112, section 3.2.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class HostsTest {

    @TestHTTPResource
    @Nullable
    URL url;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1\r\n",
                "1.1\r\nHost: a\r\nHost: b\r\n",
                "1.1\r\nHost: a\r\nHost: a\r\n",
                "1.0\r\nHost: a\r\nHost: b\r\n",
                "1.0\r\nHost: a\r\nhost: a\r\n"
            })
    void none_or_several_are_refused_in_our_own_shape(String head) throws IOException {
        assertThat(answer(head)).contains(" 400 ", "application/json", "BadRequestError", "exactly one Host header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1\r\nHost: a\r\n", "1.0\r\nHost: a\r\n", "1.0\r\n"})
    void one_is_enough_and_http_1_0_needs_none(String head) throws IOException {
        assertThat(answer(head)).contains(" 401 ", "AuthError");
    }

    private String answer(String head) throws IOException {
        return new RawHttp(url == null ? 0 : url.getPort())
                .send("GET /v2/notifications HTTP/" + head + "Connection: close\r\n\r\n");
    }
}
