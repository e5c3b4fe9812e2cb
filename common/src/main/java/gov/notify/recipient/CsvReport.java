package gov.notify.recipient;

import java.util.ArrayList;
import java.util.List;

/// What is to be said about a whole spreadsheet before it is sent.
///
/// @param rowCount all rows, those beyond the limit included
/// @param isAllowed every recipient is on the guest list
/// @param displayedRows the rows that a page shows: those with errors if there are any and no column is missing, else
/// the first ones
public record CsvReport(
        RecipientHeaders headers,
        int rowCount,
        boolean tooManyRows,
        boolean moreRowsThanCanSend,
        boolean isAllowed,
        FaultyRows faulty,
        List<Integer> displayedRows) {

    /// Indexes of the rows that could not be sent: of all of them, and by what is wrong.
    public record FaultyRows(
            List<Integer> all,
            List<Integer> badRecipients,
            List<Integer> missingData,
            List<Integer> tooLong,
            List<Integer> empty) {

        private static FaultyRows none() {
            return new FaultyRows(
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private void look(RecipientRow row) {
            addIf(row.hasError(), row, all);
            addIf(row.hasBadRecipient(), row, badRecipients);
            addIf(row.hasMissingData(), row, missingData);
            addIf(row.messageTooLong(), row, tooLong);
            addIf(row.messageEmpty(), row, empty);
        }

        private static void addIf(boolean condition, RecipientRow row, List<Integer> rows) {
            if (condition) {
                rows.add(row.index());
            }
        }
    }

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

    /// Is given each row once, in order.
    public interface RowListener {
        void accept(RecipientRow row);
    }

    /// Reads a spreadsheet to its end.
    public static CsvReport of(RecipientCsv csv, Limits limits, RowListener listener) {
        var headers = csv.headers();
        var faulty = FaultyRows.none();
        int count = 0;
        boolean allowed = true;
        while (csv.hasNext()) {
            count++;
            if (count > limits.maxRows()) {
                csv.skip();
                continue;
            }
            RecipientRow row = csv.next();
            listener.accept(row);
            allowed &= row.isAllowed();
            faulty.look(row);
        }
        return new CsvReport(
                headers,
                count,
                count > limits.maxRows(),
                count > limits.remainingMessages(),
                allowed,
                faulty,
                displayed(headers, limits, count, faulty.all()));
    }

    private static List<Integer> displayed(RecipientHeaders headers, Limits limits, int count, List<Integer> errors) {
        if (!errors.isEmpty() && headers.missing().isEmpty()) {
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
        return headers.hasErrors()
                || tooManyRows
                || moreRowsThanCanSend
                || !isAllowed
                || !faulty.all().isEmpty();
    }
}
