package gov.notify.recipient;

import java.util.List;

/// What is to be said about the header row of a spreadsheet.
///
/// @param columns as typed, exact repeats once
/// @param placeholders the template's, and the recipient column
/// @param missing what the template asks for and no column is named after, as spelled in the template
/// @param duplicateRecipients the headers of the recipient column, if it is there more than once
public record RecipientHeaders(
        List<String> columns,
        List<String> placeholders,
        List<String> missing,
        List<String> duplicateRecipients,
        boolean hasRecipient) {

    /// Whether the file should not be sent as it is.
    boolean hasErrors() {
        return !missing.isEmpty() || !duplicateRecipients.isEmpty();
    }
}
