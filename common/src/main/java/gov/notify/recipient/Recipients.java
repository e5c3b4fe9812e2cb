package gov.notify.recipient;

import org.jspecify.annotations.Nullable;

/// Recipients of either kind, where it is not known which one was typed.
public final class Recipients {

    private Recipients() {}

    /// The form in which recipients are compared: E.164 for a phone number, lower case for an email address;
    /// anything else as it is, and nothing at all for null.
    public static String format(@Nullable String recipient) {
        if (recipient == null) {
            return "";
        }
        try {
            return PhoneNumber.parse(recipient).e164();
        } catch (InvalidRecipient noPhoneNumber) {
            return formatEmail(recipient);
        }
    }

    private static String formatEmail(String recipient) {
        try {
            return EmailAddress.parse(recipient).normalised();
        } catch (InvalidRecipient neither) {
            return recipient;
        }
    }
}
