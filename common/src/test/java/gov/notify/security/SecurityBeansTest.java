package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecurityBeansTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private record Settings(String sealingKeys, String recipientHashKey) implements SecurityConfig {}

    private final SecurityBeans beans = new SecurityBeans();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void how_many_values_a_key_has_sealed_is_a_metric_of_that_key() {
        var sealing = beans.sealing(new Settings("5:" + KEY, KEY), meters);
        sealing.seal(new byte[] {1}, new byte[] {2});
        sealing.open(sealing.seal(new byte[] {1}, new byte[] {2}), new byte[] {2});

        assertThat(meters.get("sealed_values").tag("key", "5").functionCounter().count())
                .isEqualTo(2);
    }

    @Test
    void a_malformed_key_stops_the_program_with_a_sentence_that_names_its_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> beans.sealing(new Settings("5:AAAA", KEY), meters))
                .withMessageContaining("SEALING_KEYS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> beans.recipientHash(new Settings("5:" + KEY, "AAAA")))
                .withMessageContaining("RECIPIENT_HASH_KEY");
    }

    @Test
    void recipients_are_hashed_with_the_configured_key() {
        assertThat(beans.recipientHash(new Settings("5:" + KEY, KEY)).of("a"))
                .isEqualTo(new RecipientHash(KEY).of("a"));
    }
}
