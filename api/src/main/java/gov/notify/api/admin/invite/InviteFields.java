package gov.notify.api.admin.invite;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import gov.notify.recipient.EmailAddress;
import java.util.Objects;

/// Reads what invitations to services and to organizations have in common.
final class InviteFields {

    private static final int LONGEST_ADDRESS = 255;

    private InviteFields() {}

    static EmailAddress address(String text) throws InvalidValueException {
        var address = RecipientFields.email(text);
        if (address.value().length() > LONGEST_ADDRESS) {
            throw new InvalidValueException("Longer than maximum length " + LONGEST_ADDRESS + ".");
        }
        return address;
    }

    /// The status that an invitation is to have; nothing else of the body counts.
    ///
    /// @throws gov.notify.api.error.ApiException with the fault of the body
    static InviteStatus status(JsonBody body, Wording wording) {
        var fields = body.fields(wording);
        var status = fields.word("status", InviteStatus.WORDS);
        fields.required("status").done();
        return InviteStatus.of(Objects.requireNonNull(status));
    }
}
