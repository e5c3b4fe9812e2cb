package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.recipient.CsvReport;
import gov.notify.recipient.GuestList;
import gov.notify.recipient.RecipientCsv;
import gov.notify.recipient.RecipientRow;
import gov.notify.recipient.RowTemplate;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.SmsTemplate;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Spreadsheets.
final class CsvArea {

    private CsvArea() {}

    static JsonNode csv(JsonNode input) throws IOException {
        JsonNode options = input.get("options");
        boolean validate = GoldenJson.flag(options, "should_validate");
        var text = new StringReader(GoldenJson.text(input, "csv"));
        ArrayNode rows = GoldenJson.array(List.of());
        CsvReport report;
        try (var csv = RecipientCsv.open(text, template(input, options), validate, guests(options))) {
            report = CsvReport.of(csv, limits(options), row -> rows.add(row(row, validate)));
        }
        while (rows.size() < report.rowCount()) {
            rows.addNull();
        }
        var headers = report.headers();
        ObjectNode answer = GoldenJson.object()
                .put("has_recipient_columns", headers.hasRecipient())
                .put("row_count", report.rowCount())
                .put("too_many_rows", report.tooManyRows())
                .put("more_rows_than_can_send", report.moreRowsThanCanSend())
                .put("allowed_to_send_to", report.isAllowed());
        answer.set("column_headers", GoldenJson.array(headers.columns()));
        answer.set("placeholders", GoldenJson.array(headers.placeholders()));
        answer.set("missing_column_headers", GoldenJson.array(headers.missing()));
        answer.set("duplicate_recipient_column_headers", GoldenJson.array(headers.duplicateRecipients()));
        answer.set("rows", rows);
        if (validate) {
            var faulty = report.faulty();
            answer.put("has_errors", report.hasErrors());
            answer.set("rows_with_errors", GoldenJson.array(faulty.all()));
            answer.set("rows_with_bad_recipients", GoldenJson.array(faulty.badRecipients()));
            answer.set("rows_with_missing_data", GoldenJson.array(faulty.missingData()));
            answer.set("rows_with_message_too_long", GoldenJson.array(faulty.tooLong()));
            answer.set("rows_with_empty_message", GoldenJson.array(faulty.empty()));
            answer.set("displayed_rows", GoldenJson.array(report.displayedRows()));
        }
        return answer;
    }

    private static RowTemplate template(JsonNode input, JsonNode options) {
        String content = GoldenJson.text(input, "content");
        return GoldenJson.text(input, "template_type").equals("sms")
                ? RowTemplate.of(
                        SmsTemplate.of(content),
                        GoldenJson.textOrNull(input, "prefix"),
                        GoldenJson.flag(options, "allow_international_sms"))
                : RowTemplate.of(EmailTemplate.of(GoldenJson.text(input, "subject"), content));
    }

    private static @Nullable GuestList guests(JsonNode options) {
        JsonNode list = options.get("guestlist");
        return list.isNull() || list.isEmpty() ? null : GuestList.of(GoldenJson.texts(list));
    }

    private static CsvReport.Limits limits(JsonNode options) {
        var usual = CsvReport.Limits.USUAL;
        return new CsvReport.Limits(
                options.path("max_rows").asInt(usual.maxRows()),
                options.path("remaining_messages").asLong(usual.remainingMessages()),
                options.path("max_errors_shown").asInt(usual.maxErrorsShown()),
                options.path("max_initial_rows_shown").asInt(usual.maxInitialRowsShown()));
    }

    private static JsonNode row(RecipientRow row, boolean validate) {
        ObjectNode answer = GoldenJson.object().put("index", row.index()).put("recipient", row.recipient());
        answer.set("personalisation", GoldenJson.of(row.values()));
        ObjectNode cells = answer.putObject("cells");
        row.cells().forEach((key, cell) -> {
            ObjectNode shown = cells.putObject(key).put("error", cell.error()).put("ignore", cell.ignore());
            shown.set("data", GoldenJson.of(cell.data()));
        });
        answer.set("extra_cells", GoldenJson.of(row.extraCells()));
        if (validate) {
            answer.put("has_error", row.hasError())
                    .put("has_bad_recipient", row.hasBadRecipient())
                    .put("has_missing_data", row.hasMissingData())
                    .put("message_too_long", row.messageTooLong())
                    .put("message_empty", row.messageEmpty());
        }
        return answer;
    }
}
