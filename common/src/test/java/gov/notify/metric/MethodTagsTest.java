package gov.notify.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodTagsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void filtered() {
        meters.config().meterFilter(new MethodTags().knownMethodsOnly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"})
    void methods_of_the_standards_keep_their_names(String method) {
        meters.counter("requests", "method", method).increment();

        assertThat(meters.get("requests").tag("method", method).counter().count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "GETT", "PROPFIND", "", " GET", "M-SEARCH"})
    void whatever_else_a_caller_writes_is_another(String method) {
        meters.counter("requests", "method", method).increment();

        assertThat(meters.get("requests").tag("method", "other").counter().count())
                .isEqualTo(1);
    }

    @Test
    void made_up_methods_are_one_meter_however_many_they_are() {
        IntStream.range(0, 1000)
                .forEach(i -> meters.counter("requests", "method", "M" + i).increment());

        assertThat(meters.getMeters()).hasSize(1);
        assertThat(meters.get("requests").counter().count()).isEqualTo(1000);
    }

    @Test
    void other_tags_are_left_as_they_are() {
        meters.counter("requests", Tags.of("outcome", "M1", "status", "200")).increment();

        assertThat(meters.get("requests").tags("outcome", "M1", "status", "200").counter())
                .isNotNull();
    }
}
