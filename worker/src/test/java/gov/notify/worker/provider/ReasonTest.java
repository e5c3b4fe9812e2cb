package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void names_no_phone() {
        assertThat(Reason.masked("PhoneNumber Reason: +1202 is not valid"))
                .isEqualTo("PhoneNumber Reason: [number] is not valid");
        assertThat(Reason.masked("cannot reach (202) 555-0143 now"))
                .doesNotContain("555")
                .doesNotContain("0143");
        assertThat(Reason.masked("12025550143")).isEqualTo("[number]");
    }

    @Test
    void names_no_address() {
        assertThat(Reason.masked("550 <ada@example.com>: no such user")).isEqualTo("550 <[address]>: no such user");
        assertThat(Reason.masked("rfc822;zoë.o'hara+x@bücher.example; unknown")).isEqualTo("rfc822;[address]; unknown");
    }

    @Test
    void keeps_what_an_operator_needs() {
        assertThat(Reason.masked("smtp; 552 5.2.2 mailbox full")).isEqualTo("smtp; 552 5.2.2 mailbox full");
    }

    @Test
    void is_short() {
        assertThat(Reason.of("Code", "x".repeat(2000)).text()).hasSize(500);
        assertThat(Reason.of("Code", null).stored()).isEqualTo("Code");
    }
}
