package gov.notify.api.schema;

import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;

/// Reads recipients, and words what is wrong with them for their sender's eyes.
public final class RecipientFields {

    private static final int ECHOED = 50;
    private static final String LOOKS_LIKE = "Invalid phone number looks like ";

    private RecipientFields() {}

    public static EmailAddress email(String text) throws InvalidValueException {
        try {
            return EmailAddress.parse(text);
        } catch (InvalidRecipient e) {
            throw new InvalidValueException(e.text());
        }
    }

    public static PhoneNumber phone(String text) throws InvalidValueException {
        try {
            return PhoneNumber.parse(text);
        } catch (InvalidRecipient e) {
            throw new InvalidValueException(shortened(e.text(), text));
        }
    }

    /// What was typed is shown with its digits hidden, and only the first 50 characters of it.
    private static String shortened(String complaint, String typed) {
        if (!complaint.startsWith(LOOKS_LIKE) || typed.codePointCount(0, typed.length()) <= ECHOED) {
            return complaint;
        }
        int start = LOOKS_LIKE.length();
        int end = start + typed.offsetByCodePoints(0, ECHOED);
        return complaint.substring(0, end) + complaint.substring(Math.min(start + typed.length(), complaint.length()));
    }
}
