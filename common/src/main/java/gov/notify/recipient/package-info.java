/// Who a message can be sent to: phone numbers, email addresses, and the spreadsheets that list them.
///
/// Parsing answers with a value object in one normal form, or throws [InvalidRecipient] with the text a caller is
/// shown.
@NullMarked
package gov.notify.recipient;

import org.jspecify.annotations.NullMarked;
