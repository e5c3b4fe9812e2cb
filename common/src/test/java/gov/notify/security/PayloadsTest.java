package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gov.notify.message.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/contract/pipeline.md, 2.2.
class PayloadsTest {

    private static final UUID MESSAGE = UUID.fromString("018f2a7c-0000-7000-8000-000000000001");
    private static final UUID SERVICE = UUID.fromString("018f2a7c-0000-7000-8000-00000000ffff");

    private final Sealing sealing = SealingKeys.parse("1:" + Base64.getEncoder().encodeToString(new byte[32]));
    private final Payloads payloads = new Payloads(sealing);

    @Test
    void what_is_sealed_opens_as_it_was_whatever_json_it_holds() {
        var values = new HashMap<String, Object>(
                Map.of("text", "é\0😀\"\\\u2028", "list", List.of("a", 1, true, List.of())));
        values.put("number", 1.5);
        values.put("large", Long.MAX_VALUE);
        values.put("none", null);
        values.put("object", Map.of("a", Map.of("b", "c")));
        var payload = new Payload(" +1 (202) 555-0143 ", values, "https://example.gov/u?a=b");

        assertThat(payloads.open(MESSAGE, SERVICE, payloads.seal(MESSAGE, SERVICE, payload)))
                .isEqualTo(payload);
    }

    @Test
    void a_message_without_a_link_to_unsubscribe_stays_without() {
        var payload = new Payload("ana@example.gov", Map.of());
        var opened = payloads.open(MESSAGE, SERVICE, payloads.seal(MESSAGE, SERVICE, payload));

        assertThat(opened.unsubscribeUrl()).isNull();
        assertThat(plain(payloads.seal(MESSAGE, SERVICE, payload)))
                .isEqualTo("{\"to\":\"ana@example.gov\",\"personalisation\":{}}");
    }

    @Test
    void it_opens_for_this_message_of_this_service_only() {
        var sealed = payloads.seal(MESSAGE, SERVICE, new Payload("ana@example.gov", Map.of()));

        for (var place : new UUID[][] {{SERVICE, MESSAGE}, {MESSAGE, MESSAGE}, {UUID.randomUUID(), SERVICE}}) {
            assertThatExceptionOfType(DecryptionException.class)
                    .isThrownBy(() -> payloads.open(place[0], place[1], sealed));
        }
    }

    @Test
    void every_bit_of_a_sealed_payload_is_guarded() {
        var sealed = payloads.seal(MESSAGE, SERVICE, new Payload("ana@example.gov", Map.of("a", "b")));
        for (int i = 0; i < sealed.length * 8; i++) {
            var changed = sealed.clone();
            changed[i / 8] ^= (byte) (1 << (i % 8));

            assertThatExceptionOfType(DecryptionException.class)
                    .describedAs("bit " + i)
                    .isThrownBy(() -> payloads.open(MESSAGE, SERVICE, changed));
        }
    }

    @Test
    void what_a_later_version_adds_is_left_out() {
        var later = seal("{\"to\":\"ana@example.gov\",\"personalisation\":{\"a\":1},\"colour\":{\"x\":[1]}}");

        assertThat(payloads.open(MESSAGE, SERVICE, later)).isEqualTo(new Payload("ana@example.gov", Map.of("a", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana@example.gov",
                "[]",
                "{\"to\":[\"ana@example.gov\"]}",
                "{\"personalisation\":\"ana@example.gov\"}",
                "{"
            })
    void what_is_no_payload_is_refused_and_never_quoted(String json) {
        var sealed = seal(json);

        assertThatExceptionOfType(DecryptionException.class)
                .isThrownBy(() -> payloads.open(MESSAGE, SERVICE, sealed))
                .withMessage("the payload of " + MESSAGE + " is not the JSON we write")
                .withNoCause();
    }

    @Test
    void a_value_that_is_no_json_is_refused_and_never_quoted() {
        var payload = new Payload("ana@example.gov", Map.of("secret", new Object()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> payloads.seal(MESSAGE, SERVICE, payload))
                .withMessage("the payload of " + MESSAGE + " cannot be written as JSON")
                .withNoCause();
    }

    @Test
    void the_place_of_a_payload_is_both_ids() {
        assertThat(HexFormat.of().formatHex(Payloads.context(MESSAGE, SERVICE)))
                .isEqualTo("018f2a7c000070008000000000000001" + "018f2a7c00007000800000000000ffff");
    }

    @Test
    void a_payload_and_a_recipient_print_as_nothing() {
        assertThat(new Payload("ana@example.gov", Map.of("a", "b"))).hasToString("Payload[sealed]");
        assertThat(new Recipient(Channel.SMS, "+12025550143")).hasToString("Recipient[SMS]");
    }

    private byte[] seal(String json) {
        return sealing.seal(json.getBytes(StandardCharsets.UTF_8), Payloads.context(MESSAGE, SERVICE));
    }

    private String plain(byte[] sealed) {
        return new String(sealing.open(sealed, Payloads.context(MESSAGE, SERVICE)), StandardCharsets.UTF_8);
    }
}
