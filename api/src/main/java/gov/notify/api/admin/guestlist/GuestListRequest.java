package gov.notify.api.admin.guestlist;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is to be on a guest list. `toString()` hides the content.
///
/// @param phoneNumbers in E.164
record GuestListRequest(List<String> emailAddresses, List<String> phoneNumbers) {

    /// As many of each as the form of the admin application has rows.
    private static final int MOST = 5;

    /// @throws gov.notify.api.error.ApiException with every fault of the body, or the first entry that is no recipient
    static GuestListRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var emails = orNone(fields.orNull("email_addresses", fields::texts));
        var phones = orNone(fields.orNull("phone_numbers", fields::texts));
        fields.done();
        if (emails.size() > MOST || phones.size() > MOST) {
            throw ApiError.badRequest("Guest list is limited to " + MOST + " entries of each type")
                    .thrown();
        }
        return new GuestListRequest(
                recipients(emails, text -> RecipientFields.email(text).value()),
                recipients(phones, text -> RecipientFields.phone(text).e164()));
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    private static List<String> recipients(List<String> texts, Fields.Reader<String> read) {
        return texts.stream().map(text -> recipient(text, read)).distinct().toList();
    }

    private static String recipient(String text, Fields.Reader<String> read) {
        try {
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
