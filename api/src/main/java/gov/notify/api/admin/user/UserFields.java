package gov.notify.api.admin.user;

import gov.notify.api.schema.Fields;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.RecipientFields;
import gov.notify.user.AuthType;
import org.jspecify.annotations.Nullable;

/// Reads what a body says of a person.
final class UserFields {

    private static final int LONGEST = 255;
    private static final String TOO_LONG = "Longer than maximum length " + LONGEST + ".";

    private UserFields() {}

    static @Nullable String name(Fields fields) {
        return fields.read("name", text -> {
            if (text.isBlank()) {
                throw new InvalidValueException("Invalid name");
            }
            return bounded(text);
        });
    }

    /// Cleaned of blanks around it.
    static @Nullable String address(Fields fields, String name) {
        return fields.read(name, text -> bounded(RecipientFields.email(text).value()));
    }

    /// In E.164; null where it is null.
    static @Nullable String mobileNumber(Fields fields) {
        return fields.orNull("mobile_number", name -> fields.read(name, UserFields::e164));
    }

    static @Nullable String authType(Fields fields) {
        return fields.word("auth_type", AuthType.ALL);
    }

    /// A text of at most 255 characters, or null.
    static @Nullable String textOrNull(Fields fields, String name) {
        return fields.orNull(name, given -> fields.text(given, LONGEST));
    }

    private static String e164(String text) throws InvalidValueException {
        try {
            return RecipientFields.phone(text).e164();
        } catch (InvalidValueException e) {
            throw new InvalidValueException("Invalid phone number: " + e.text());
        }
    }

    private static String bounded(String text) throws InvalidValueException {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidValueException(TOO_LONG);
        }
        return text;
    }
}
