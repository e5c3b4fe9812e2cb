package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final String KEY_1 = "1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String KEY_2 =
            "2:" + Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII));
    private static final byte[] PLAIN = "+12025550123".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ROW = {1, 2, 3};

    @Test
    void what_is_sealed_opens_in_its_place() {
        var sealing = SealingKeys.parse(KEY_1);
        assertThat(sealing.open(sealing.seal(PLAIN, ROW), ROW)).isEqualTo(PLAIN);
    }

    @Test
    void it_does_not_open_in_another_place() {
        var sealing = SealingKeys.parse(KEY_1);
        byte[] sealed = sealing.seal(PLAIN, ROW);
        assertThatThrownBy(() -> sealing.open(sealed, new byte[] {9})).isInstanceOf(DecryptionException.class);
    }

    @Test
    void a_changed_bit_is_noticed() {
        var sealing = SealingKeys.parse(KEY_1);
        byte[] sealed = sealing.seal(PLAIN, ROW);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> sealing.open(sealed, ROW)).isInstanceOf(DecryptionException.class);
    }

    @Test
    void sealing_twice_never_looks_the_same() {
        var sealing = SealingKeys.parse(KEY_1);
        assertThat(sealing.seal(PLAIN, ROW)).isNotEqualTo(sealing.seal(PLAIN, ROW));
    }

    @Test
    void after_a_rotation_old_values_open_and_new_ones_carry_the_new_key() {
        byte[] old = SealingKeys.parse(KEY_1).seal(PLAIN, ROW);
        var rotated = SealingKeys.parse(KEY_2 + "," + KEY_1);
        assertThat(rotated.open(old, ROW)).isEqualTo(PLAIN);
        assertThat(rotated.seal(PLAIN, ROW)[0]).isEqualTo((byte) 2);
    }

    @Test
    void counts_what_it_seals() {
        var sealing = SealingKeys.parse(KEY_2 + "," + KEY_1);
        sealing.seal(PLAIN, ROW);
        sealing.seal(PLAIN, ROW);
        assertThat(sealing.count()).isEqualTo(2);
        assertThat(sealing.sealingKeyId()).isEqualTo((byte) 2);
    }

    @Test
    void a_retired_key_opens_nothing() {
        byte[] old = SealingKeys.parse(KEY_1).seal(PLAIN, ROW);
        var without = SealingKeys.parse(KEY_2);
        assertThatThrownBy(() -> without.open(old, ROW))
                .isInstanceOf(DecryptionException.class)
                .hasMessageContaining("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1:not base64!", "1:c2hvcnQ=", "x:AAAA", "200:AAAA", "-1:AAAA"})
    void nonsense_is_refused_by_name(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKeys.parse(setting))
                .withMessageContaining("SEALING_KEYS");
    }
}
