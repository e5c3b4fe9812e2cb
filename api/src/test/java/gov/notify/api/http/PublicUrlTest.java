package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "api.example.gov, api.example.gov",
        "API.example.gov:443, api.example.gov",
        "'[::1]:6011', [::1]",
        "127.0.0.1:6011, 127.0.0.1"
    })
    void takes_the_host_of_a_host_header(String header, String host) {
        assertThat(PublicUrl.withoutPort(header)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowed:1@evil.example", "allowed:x", "allowed:1:2", "allowed/path", "", ":80", "a b"})
    void knows_no_host_in_anything_else(String header) {
        assertThat(PublicUrl.withoutPort(header)).isEmpty();
    }
}
