package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactorTest {

    @Test
    void names_no_phone() {
        assertThat(Redactor.of("PhoneNumber Reason: +1202 is not valid"))
                .isEqualTo("PhoneNumber Reason: [number] is not valid");
        assertThat(Redactor.of("cannot reach (202) 555-0143 now"))
                .doesNotContain("555")
                .doesNotContain("0143");
        assertThat(Redactor.of("12025550143")).isEqualTo("[number]");
    }

    @Test
    void names_no_address() {
        assertThat(Redactor.of("550 <ada@example.com>: no such user")).isEqualTo("550 <[address]>: no such user");
        assertThat(Redactor.of("rfc822;zoë.o'hara+x@bücher.example; unknown")).isEqualTo("rfc822;[address]; unknown");
    }

    @Test
    void keeps_what_an_operator_needs() {
        assertThat(Redactor.of("smtp; 552 5.2.2 mailbox full")).isEqualTo("smtp; 552 5.2.2 mailbox full");
    }

    @Test
    void keeps_no_character_that_cannot_be_stored_or_breaks_a_line() {
        assertThat(Redactor.of("550\0no\r\nsuch user")).isEqualTo("550 no  such user");
    }

    @Test
    void is_short() {
        assertThat(Redactor.of("x".repeat(2000))).hasSize(500);
    }
}
