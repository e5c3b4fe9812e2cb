package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// docs/contract/public-api.md, 4.11.
class RecipientGuestsTest {

    private static final GuestList GUESTS =
            GuestList.of(List.of("(202) 555-0143", " Ana@Example.gov", "+44 7911 123456", "someone", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12025550143",
                "202.555.0143",
                "1-202-555-0143",
                "2025550143 ext 5",
                "ana@example.gov",
                "ANA@EXAMPLE.GOV ",
                "a\u200Bna@example.gov",
                "+447911123456",
                "+44 (0) 7911 123456",
                "someone"
            })
    void a_guest_is_one_however_written(String recipient) {
        assertThat(GUESTS.allows(recipient)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12025550144",
                "ana@example.com",
                "ana+x@example.gov",
                "07911 123456",
                "Someone",
                "someone ",
                "*",
                "@example.gov"
            })
    void nobody_else_is(String recipient) {
        assertThat(GUESTS.allows(recipient)).isFalse();
    }

    @Test
    void an_empty_list_allows_nobody() {
        assertThat(GuestList.of(List.of()).allows("+12025550143")).isFalse();
        assertThat(GuestList.of(List.of()).allows("")).isFalse();
    }

    @Test
    void it_prints_how_many_they_are() {
        assertThat(GuestList.of(List.of("+12025550143", "2025550143", "ana@example.gov")))
                .hasToString("GuestList[2]");
    }
}
