package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// docs/contract/pipeline.md, 2.2.
class RecipientHashTest {

    private static final RecipientHash HASH = new RecipientHash(base64("k".repeat(32)));

    /// Made with `openssl dgst -sha256 -mac HMAC -macopt key:kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk`.
    @Test
    void it_is_hmac_sha_256_of_the_text_in_utf_8() {
        assertThat(hex("+12025550143")).isEqualTo("db7d8f9475bc95ce05eaa76b9653a86a2704bb3ed9cb0565ae7007d4003f0ef0");
        assertThat(hex("zoë@example.gov"))
                .isEqualTo("55803358e763ca95e217a14a256fcdf45b7025ba062e737878bc563040f1e8db");
        assertThat(hex("")).isEqualTo("a4ad8e340e32bf1d916005cb1dc92795148897965e36ae56c0adc357474b5372");
    }

    @Test
    void one_recipient_has_one_hash_and_another_another() {
        assertThat(HASH.of("ana@example.gov"))
                .isEqualTo(HASH.of("ana@example.gov"))
                .hasSize(32);
        assertThat(HASH.of("ana@example.gov")).isNotEqualTo(HASH.of("Ana@example.gov"));
        assertThat(HASH.of("ana@example.gov"))
                .isNotEqualTo(new RecipientHash(base64("l".repeat(32))).of("ana@example.gov"));
    }

    @Test
    void many_may_be_hashed_at_once() {
        var wrong = new ConcurrentLinkedQueue<String>();
        var expected = HASH.of("ana@example.gov");

        IntStream.range(0, 2_000).parallel().forEach(i -> {
            HASH.of("other" + i);
            if (!Arrays.equals(HASH.of("ana@example.gov"), expected)) {
                wrong.add("at " + i);
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_key_may_have_space_around_it_and_more_bytes_than_it_must() {
        assertThat(new RecipientHash("\n " + base64("k".repeat(32)) + " \n").of("a"))
                .isEqualTo(HASH.of("a"));
        assertThat(new RecipientHash(base64("k".repeat(100))).of("a")).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'RECIPIENT_HASH_KEY must have at least 32 bytes, not 0'",
        "AAAA, 'RECIPIENT_HASH_KEY must have at least 32 bytes, not 3'",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==, 'RECIPIENT_HASH_KEY must have at least 32 bytes, not 31'",
        "secret!, RECIPIENT_HASH_KEY is not base64",
        "AA_-, RECIPIENT_HASH_KEY is not base64"
    })
    void a_sentence_says_what_is_wrong_without_the_key(String setting, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecipientHash(setting))
                .withMessage(sentence);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(HASH.of(text));
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }
}
