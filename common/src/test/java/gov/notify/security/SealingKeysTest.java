package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/contract/pipeline.md, 2.2.
class SealingKeysTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final byte[] PLAIN = {1, 2, 3};
    private static final byte[] PLACE = {4};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 127})
    void an_id_is_a_number_from_0_to_127(int id) {
        assertThat(SealingKeys.parse(id + ":" + KEY).seal(PLAIN, PLACE)[0]).isEqualTo((byte) id);
    }

    @Test
    void the_first_key_seals_and_every_one_opens() {
        var other = Base64.getEncoder().encodeToString("b".repeat(32).getBytes(StandardCharsets.US_ASCII));
        var before = SealingKeys.parse("7:" + KEY + ",3:" + other);
        var after = SealingKeys.parse("3:" + other + ",7:" + KEY);

        assertThat(before.sealingKeyId()).isEqualTo((byte) 7);
        assertThat(after.open(before.seal(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
        assertThat(before.open(after.seal(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void spaces_around_ids_and_keys_mean_nothing() {
        assertThat(SealingKeys.parse(" 1 : " + KEY + " ,\n 2:" + KEY + " ").sealingKeyId())
                .isEqualTo((byte) 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "KEY         | SEALING_KEYS: each entry must be id:base64",
                "1:KEY,      | SEALING_KEYS: each entry must be id:base64",
                "\"\"        | SEALING_KEYS: each entry must be id:base64",
                "a:KEY       | SEALING_KEYS: an id must be a number from 0 to 127",
                ":KEY        | SEALING_KEYS: an id must be a number from 0 to 127",
                "-1:KEY      | SEALING_KEYS: an id must be a number from 0 to 127",
                "128:KEY     | SEALING_KEYS: an id must be a number from 0 to 127",
                "1.0:KEY     | SEALING_KEYS: an id must be a number from 0 to 127",
                "1:          | SEALING_KEYS: key 1 must have 32 bytes, not 0",
                "1:AAAA      | SEALING_KEYS: key 1 must have 32 bytes, not 3",
                "1:AAAAKEY   | SEALING_KEYS: key 1 must have 32 bytes, not 35",
                "1:KEY?      | SEALING_KEYS: key 1 is not base64",
                "1:2:KEY     | SEALING_KEYS: key 1 is not base64",
                "1:KEY,1:KEY | SEALING_KEYS: the id 1 stands there twice",
                "1:KEY,2:x   | SEALING_KEYS: key 2 is not base64"
            })
    void a_sentence_says_what_is_wrong_without_the_key(String setting, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKeys.parse(setting.replace("KEY", KEY)))
                .withMessage(sentence);
    }
}
