package gov.notify.api.admin.guestlist;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is to be on a guest list, each once. `toString()` hides the content.
///
/// @param emailAddresses as they were given
/// @param phoneNumbers in E.164
record GuestListRequest(List<String> emailAddresses, List<String> phoneNumbers) {

    /// As many of each as the form of the admin application has rows.
    private static final int MOST = 5;

    /// What the column holds.
    private static final int LONGEST = 255;

    /// @throws gov.notify.api.error.ApiException with every fault of the body, or the first entry that is no recipient
    static GuestListRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var emails = orNone(fields.orNull("email_addresses", fields::texts));
        var phones = orNone(fields.orNull("phone_numbers", fields::texts));
        fields.done();
        var addresses = once(emails, text -> RecipientFields.email(text).normalised());
        var numbers = once(phones, text -> RecipientFields.phone(text).e164());
        if (addresses.size() > MOST || numbers.size() > MOST) {
            throw ApiError.badRequest("Guest list is limited to " + MOST + " entries of each type")
                    .thrown();
        }
        return new GuestListRequest(List.copyOf(addresses.values()), List.copyOf(numbers.keySet()));
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    /// Each recipient in the form they are compared in, with what it was first given as.
    private static Map<String, String> once(List<String> texts, Fields.Reader<String> read) {
        var found = new LinkedHashMap<String, String>();
        texts.forEach(text -> found.putIfAbsent(recipient(text, read), text));
        return found;
    }

    private static String recipient(String text, Fields.Reader<String> read) {
        try {
            if (text.codePointCount(0, text.length()) > LONGEST) {
                throw new InvalidValueException("is too long");
            }
            return read.of(text);
        } catch (InvalidValueException e) {
            throw ApiError.badRequest(
                            "Invalid guest list: \"" + text + "\" is not a valid email address or phone number")
                    .thrown();
        }
    }

    @Override
    public String toString() {
        return "GuestListRequest[" + emailAddresses.size() + " emails, " + phoneNumbers.size() + " numbers]";
    }
}
