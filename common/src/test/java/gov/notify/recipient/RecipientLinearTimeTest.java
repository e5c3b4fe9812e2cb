package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.rendering.SmsTemplate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A megabyte of what makes careless readers go over the same file or recipient again and again.
class RecipientLinearTimeTest {

    private static final int MEGABYTE = 1 << 20;

    /// Generous for a busy machine; quadratic time would need hours.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final RowTemplate TEMPLATE = RowTemplate.of(SmsTemplate.of("((a)) ((b))"), "Parks", true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "a\"",
                "\"a\"b",
                ",",
                ",,\n",
                ", ",
                " ",
                "\n",
                "\r",
                "\r\n",
                "a,a\n",
                "a\n",
                "\u00A0",
                "+1,",
                "\uFEFF",
                "\",\"",
                "\"\n\"",
                "2025550148,x,y\n",
                "((a)),",
                "\t\n"
            })
    void a_spreadsheet_of_a_megabyte_takes_linear_time(String unit) {
        String text = unit.repeat(MEGABYTE / unit.length());

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            CsvFuzz.check("((a))", "Parks", true, text.getBytes(StandardCharsets.UTF_8));
            CsvFuzz.check("((a))", "Parks", true, ("phone number,a\n" + text).getBytes(StandardCharsets.UTF_8));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 16_000})
    void columns_of_one_name_take_linear_time(int columns) {
        String row = "a,".repeat(columns - 1) + "a\n";
        byte[] file = row.repeat(MEGABYTE / row.length()).getBytes(StandardCharsets.UTF_8);

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            try (var csv = RecipientCsv.open(new ByteArrayInputStream(file), TEMPLATE)) {
                var report = CsvReport.of(csv, CsvReport.Limits.USUAL, _ -> {});
                assertThat(report.rowCount()).isEqualTo(MEGABYTE / row.length() - 1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+", "+1", "0", " ", "(", "a", "a.", "@", "a@", "a@b.", "x--", ";ext=", "\u00A0", "é"})
    void a_recipient_of_a_megabyte_takes_linear_time(String unit) {
        String text = unit.repeat(MEGABYTE / unit.length());

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            assertThat(Recipients.format(text)).isEqualTo(text);
            assertThat(Recipients.format("a@" + text)).isEqualTo("a@" + text);
            assertThat(Recipients.format(text + "@example.gov")).isEqualTo(text + "@example.gov");
            assertThat(PhoneNumber.humanReadable("+1" + text)).isEqualTo("+1" + text);
        });
    }
}
