package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import gov.notify.rendering.SmsTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Looks for files that a spreadsheet reader chokes on. `make fuzz ONLY=gov.notify.recipient.CsvFuzz`.
public final class CsvFuzz {

    private CsvFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        check(data.consumeString(40), data.consumeString(10), data.consumeBoolean(), data.consumeRemainingAsBytes());
    }

    /// Fails if a file is neither read nor refused.
    static void check(String content, String prefix, boolean international, byte[] file) throws IOException {
        var template = RowTemplate.of(SmsTemplate.of(content), prefix, international);
        try (var csv = RecipientCsv.open(new ByteArrayInputStream(file), template)) {
            var report = CsvReport.of(
                    csv, CsvReport.Limits.USUAL, row -> assertThat(row.values()).isNotNull());
            assertThat(report.rowCount()).isLessThanOrEqualTo(file.length);
        } catch (UnreadableCsv refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
