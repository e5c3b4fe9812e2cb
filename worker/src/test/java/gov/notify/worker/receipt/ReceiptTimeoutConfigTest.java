package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTimeoutConfigTest {

    @ParameterizedTest
    @CsvSource({"3d, 72", "259200, 72", "1h, 1"})
    void a_receipt_is_waited_for_in_seconds_or_in_words(String setting, long hours) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ReceiptTimeoutConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(Map.of("notify.sending.timeout", setting), "test", 100))
                .build()
                .getConfigMapping(ReceiptTimeoutConfig.class);

        assertThat(config.timeout()).hasHours(hours);
    }
}
