package gov.notify.recipient;

import gov.notify.rendering.Personalisation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a spreadsheet. Prints as its number, never its cells.
///
/// @param index from 0, the header not counted
/// @param recipient as typed, or null
/// @param cells by header in [Personalisation#key(String)] form, in order
/// @param extraCells the cells beyond the last header, or null
/// @param messageTooLong the message would be longer than may be sent
/// @param messageEmpty nothing would be sent
/// @param isAllowed the recipient is on the guest list, if there is one
public record RecipientRow(
        int index,
        @Nullable String recipient,
        Map<String, Cell> cells,
        @Nullable List<String> extraCells,
        boolean messageTooLong,
        boolean messageEmpty,
        boolean isAllowed) {

    /// What a user reads about a cell that has to be filled in.
    public static final String MISSING = "Missing";

    /// One cell.
    ///
    /// @param data a string, a list of strings where several columns have the same header, or null if empty
    /// @param error what is wrong, or null
    /// @param ignore the template does not ask for this column
    public record Cell(@Nullable Object data, @Nullable String error, boolean ignore) {

        Cell with(String trouble) {
            return new Cell(data, trouble, ignore);
        }

        @Override
        public String toString() {
            return "Cell";
        }
    }

    /// The values of the columns that the template asks for, by key; empty cells as null.
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        cells.forEach((key, cell) -> {
            if (!cell.ignore()) {
                values.put(key, cell.data());
            }
        });
        return values;
    }

    /// The same, ready for a template.
    public Personalisation personalisation() {
        return Personalisation.of(values());
    }

    /// The recipient is there but cannot be sent to.
    public boolean hasBadRecipient() {
        return cells.values().stream().anyMatch(cell -> cell.error() != null && !MISSING.equals(cell.error()));
    }

    /// A cell that the template asks for is empty.
    public boolean hasMissingData() {
        return cells.values().stream().anyMatch(cell -> MISSING.equals(cell.error()));
    }

    /// Nothing should be sent for this row.
    public boolean hasError() {
        return messageTooLong || messageEmpty || cells.values().stream().anyMatch(cell -> cell.error() != null);
    }

    @Override
    public String toString() {
        return "RecipientRow[" + index + "]";
    }
}
