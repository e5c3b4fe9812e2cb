package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTextTest {

    private static final String KEY_1 = "1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String KEY_2 =
            "2:" + Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII));
    private static final UUID ROW = UUID.fromString("018f2a7c-0000-7000-8000-000000000001");
    private static final UUID SERVICE = UUID.fromString("018f2a7c-0000-7000-8000-000000000002");

    private final SealedText texts = new SealedText(SealingKeys.parse(KEY_1));

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "secret\0\n", "zoë 😀", "\uFEFF"})
    void a_secret_opens_as_it_was_sealed(String secret) {
        var sealed = texts.seal(ROW, SERVICE, secret);

        assertThat(sealed).matches("[A-Za-z0-9+/]+=*").doesNotContain("secret");
        assertThat(texts.open(ROW, SERVICE, sealed)).isEqualTo(secret);
    }

    @Test
    void it_opens_in_no_other_row_or_service() {
        var sealed = texts.seal(ROW, SERVICE, "secret");

        for (var place : new UUID[][] {{SERVICE, ROW}, {ROW, ROW}, {SERVICE, SERVICE}, {UUID.randomUUID(), SERVICE}}) {
            assertThatExceptionOfType(DecryptionException.class)
                    .isThrownBy(() -> texts.open(place[0], place[1], sealed))
                    .satisfies(refused -> assertThat(refused.keyUnknown()).isFalse())
                    .withMessageNotContaining("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AA_-", "a"})
    void what_is_no_base64_does_not_open(String stored) {
        assertThatExceptionOfType(DecryptionException.class)
                .isThrownBy(() -> texts.open(ROW, SERVICE, stored))
                .withMessage("the value is not base64");
        assertThat(texts.isUnderFirstKey(stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHA=="})
    void what_is_too_short_to_be_sealed_does_not_open(String stored) {
        assertThatExceptionOfType(DecryptionException.class)
                .isThrownBy(() -> texts.open(ROW, SERVICE, stored))
                .withMessage("the value is too short to be sealed");
    }

    @Test
    void after_a_rotation_it_is_known_which_secrets_are_to_be_sealed_anew() {
        var rotated = new SealedText(SealingKeys.parse(KEY_2 + "," + KEY_1));
        var old = texts.seal(ROW, SERVICE, "secret");

        assertThat(texts.isUnderFirstKey(old)).isTrue();
        assertThat(rotated.isUnderFirstKey(old)).isFalse();
        assertThat(rotated.open(ROW, SERVICE, old)).isEqualTo("secret");
        assertThat(rotated.isUnderFirstKey(rotated.seal(ROW, SERVICE, "secret")))
                .isTrue();
        assertThat(rotated.isUnderFirstKey("")).isFalse();
    }

    @Test
    void a_key_that_is_not_here_yet_is_told_apart_from_damage() {
        var later = new SealedText(SealingKeys.parse(KEY_2)).seal(ROW, SERVICE, "secret");

        assertThatExceptionOfType(DecryptionException.class)
                .isThrownBy(() -> texts.open(ROW, SERVICE, later))
                .withMessage("no key has the id 2")
                .satisfies(refused -> assertThat(refused.keyUnknown()).isTrue());
    }
}
