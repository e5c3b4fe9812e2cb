package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.rendering.SeededTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12025550143", "202-555-0143", "202.555.0143", "202 555 0143", "(202)555-0143", "+44 7911 123456",
                        "1234567",
                "00447911123456", "202/555/0143", "+1", "tel:2025550143", "x2025550143x", "2025550143@",
                        "202--555--0143"
            })
    void a_phone_is_taken_out_however_it_is_written(String phone) {
        var safe = Redactor.of("said: " + phone + ".");

        assertThat(safe).startsWith("said: ");
        assertThat(safe.replaceAll("\\D", "")).hasSizeLessThan(4);
    }

    @Test
    void names_no_address() {
        assertThat(Redactor.of("550 <ada@example.com>: no such user")).isEqualTo("550 <[address]>: no such user");
        assertThat(Redactor.of("rfc822;zoë.o'hara+x@bücher.example; unknown")).isEqualTo("rfc822;[address]; unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada@localhost                  | [address]",
                "a@b c@d                        | [address] [address]",
                "to=ada@example.com,bo@a.gov    | [address],[address]",
                "mailto:ada@example.com?x=y     | mailto:[address]",
                "ada@@example.com               | [address]",
                "user @ home                    | user @ home",
                "ada@example.com@relay.example  | [address]"
            })
    void an_address_is_taken_out_as_far_as_it_may_go(String text, String safe) {
        assertThat(Redactor.of(text)).isEqualTo(safe);
    }

    @Test
    void keeps_what_an_operator_needs() {
        assertThat(Redactor.of("smtp; 552 5.2.2 mailbox full")).isEqualTo("smtp; 552 5.2.2 mailbox full");
        assertThat(Redactor.of("4.7.1 greylisted, try 300 s later")).isEqualTo("4.7.1 greylisted, try 300 s later");
        assertThat(Redactor.of("")).isEmpty();
    }

    @Test
    void keeps_no_character_that_cannot_be_stored_or_breaks_a_line() {
        assertThat(Redactor.of("550\0no\r\nsuch user")).isEqualTo("550 no  such user");
        assertThat(Redactor.of("a\u001B[31mb\u007Fc\td")).isEqualTo("a [31mb c d");
    }

    @Test
    void a_control_character_hides_no_number() {
        assertThat(Redactor.of("202\0" + "555\n0143")).isEqualTo("[number]");
    }

    @Test
    void is_short() {
        assertThat(Redactor.of("x".repeat(2000))).hasSize(500);
        assertThat(Redactor.of("x".repeat(5_000_000))).hasSize(500);
        assertThat(Redactor.of("x".repeat(490) + " ada@example.com"))
                .hasSize(500)
                .doesNotContain("ada");
    }

    @Test
    void whatever_stands_around_a_person_they_are_gone() {
        var pieces = List.of(
                "ada@example.com",
                "+12025550143",
                "202-555-0143",
                " ",
                "<",
                ">",
                ";",
                ",",
                "\n",
                "\0",
                ":",
                "(",
                ")",
                "x",
                "é",
                "=");

        SeededTexts.check(
                20_000,
                10,
                pieces,
                text -> assertThat(Redactor.of(text)).doesNotContain("ada@", "@example", "0143", "5550"));
    }
}
