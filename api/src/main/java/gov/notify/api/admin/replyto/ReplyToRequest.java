package gov.notify.api.admin.replyto;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import gov.notify.recipient.EmailAddress;
import java.util.Objects;

/// What a reply-to address is to be.
record ReplyToRequest(EmailAddress address, boolean isDefault) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static ReplyToRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var address = fields.read("email_address", RecipientFields::email);
        var isDefault = fields.bool("is_default");
        fields.required("email_address", "is_default").done();
        return new ReplyToRequest(Objects.requireNonNull(address), Objects.requireNonNull(isDefault));
    }
}
