package gov.notify.recipient;

import java.util.ArrayList;
import java.util.List;

/// What is to be said about a whole spreadsheet before it is sent.
///
/// @param rowCount all rows, those beyond the limit included
/// @param rowsWithErrors indexes of the rows that could not be sent; likewise the four lists after it
/// @param displayedRows the rows that a page shows: those with errors if there are any and no column is
/// missing, else
///   the first ones
/// @param isAllowed every recipient is on the guest list
public record CsvReport(
        List<String> columnHeaders,
        List<String> placeholders,
        List<String> missingColumnHeaders,
        List<String> duplicateRecipientColumnHeaders,
        boolean hasRecipientColumn,
        int rowCount,
        boolean tooManyRows,
        boolean moreRowsThanCanSend,
        boolean isAllowed,
        List<Integer> rowsWithErrors,
        List<Integer> rowsWithBadRecipients,
        List<Integer> rowsWithMissingData,
        List<Integer> rowsWithMessageTooLong,
        List<Integer> rowsWithEmptyMessage,
        List<Integer> displayedRows) {

    /// Limits of a report.
    ///
    /// @param maxRows rows beyond are counted and not looked at
    /// @param remainingMessages what the service may still send
    /// @param maxErrorsShown rows shown if some have errors
    /// @param maxInitialRowsShown rows shown if none has
    public record Limits(int maxRows, long remainingMessages, int maxErrorsShown, int maxInitialRowsShown) {

        /// No limit but the usual number of rows.
        public static final Limits USUAL = new Limits(RecipientCsv.MAX_ROWS, Long.MAX_VALUE, 20, 10);
    }

    /// Sees each row once; what it makes of them is its own affair.
    public interface RowListener {
        void accept(RecipientRow row);
    }

    /// Reads a spreadsheet to its end.
    public static CsvReport of(RecipientCsv csv, Limits limits, RowListener listener) {
        int count = 0;
        boolean allowed = true;
        List<Integer> errors = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        List<Integer> tooLong = new ArrayList<>();
        List<Integer> empty = new ArrayList<>();
        while (csv.hasNext()) {
            count++;
            if (count > limits.maxRows()) {
                csv.skip();
                continue;
            }
            RecipientRow row = csv.next();
            listener.accept(row);
            allowed &= row.isAllowed();
            addIf(row.hasError(), row, errors);
            addIf(row.hasBadRecipient(), row, bad);
            addIf(row.hasMissingData(), row, missing);
            addIf(row.messageTooLong(), row, tooLong);
            addIf(row.messageEmpty(), row, empty);
        }
        return new CsvReport(
                csv.columnHeaders(),
                csv.placeholders(),
                csv.missingColumnHeaders(),
                csv.duplicateRecipientColumnHeaders(),
                csv.hasRecipientColumn(),
                count,
                count > limits.maxRows(),
                count > limits.remainingMessages(),
                allowed,
                errors,
                bad,
                missing,
                tooLong,
                empty,
                displayed(csv, limits, count, errors));
    }

    private static void addIf(boolean condition, RecipientRow row, List<Integer> rows) {
        if (condition) {
            rows.add(row.index());
        }
    }

    private static List<Integer> displayed(RecipientCsv csv, Limits limits, int count, List<Integer> errors) {
        if (!errors.isEmpty() && csv.missingColumnHeaders().isEmpty()) {
            return List.copyOf(errors.subList(0, Math.min(errors.size(), limits.maxErrorsShown())));
        }
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < Math.min(count, Math.min(limits.maxRows(), limits.maxInitialRowsShown())); i++) {
            first.add(i);
        }
        return first;
    }

    /// Whether the file should not be sent as it is.
    public boolean hasErrors() {
        return !missingColumnHeaders.isEmpty()
                || !duplicateRecipientColumnHeaders.isEmpty()
                || tooManyRows
                || moreRowsThanCanSend
                || !isAllowed
                || !rowsWithErrors.isEmpty();
    }
}
