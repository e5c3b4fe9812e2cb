package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a text comes from.
class TextSenderTest {

    private static final String OURS = "+18445550100";

    private final TextSender sender = new TextSender(OURS, number -> number.startsWith("+44"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, +18445550100",
                "+12025550100, +12025550100",
                "20255, 20255",
                "2025, +18445550100",
                "12345678901234, 12345678901234",
                "123456789012345, +18445550100",
                "+1 202 555, +18445550100",
                "GOVERNMENT, +18445550100",
            })
    void a_number_of_the_row_is_used_and_else_our_own(String wanted, String number) {
        assertThat(sender.number(text(wanted, "+12025550143", false))).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NOTIFY, +447700900123, true, NOTIFY",
                "A-B-C, +447700900123, true, A-B-C",
                "Eleven11111, +447700900123, true, Eleven11111",
                "Twelve111111, +447700900123, true, -",
                "12345, +447700900123, true, -",
                "GOV UK, +447700900123, true, -",
                "NOTIFY, +33600000000, true, -",
                "NOTIFY, +12025550143, false, -",
                "NOTIFY, +447700900123, false, -",
                "-, +447700900123, true, -",
            })
    void a_name_is_shown_only_abroad_where_phones_show_names(
            String wanted, String to, boolean international, String shown) {
        assertThat(sender.name(text(wanted, to, international)).orElse(null)).isEqualTo(shown);
    }

    @Test
    void a_provider_of_texts_takes_no_email() {
        var provider = new Pinpoint(
                () -> {
                    throw new IllegalStateException("asked");
                },
                sender,
                Optional.of("project"));

        assertThatThrownBy(() -> provider.send(Messages.email(UUID.randomUUID(), "zoe@example.com")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OutgoingMessage.Text text(@Nullable String wanted, String to, boolean international) {
        return new OutgoingMessage.Text(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Recipient(Channel.SMS, to),
                wanted,
                "hello",
                1,
                international,
                1);
    }
}
