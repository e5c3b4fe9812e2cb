package gov.notify.api.admin.replyto;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import gov.notify.recipient.EmailAddress;
import java.util.Objects;

/// An address to be tried before it becomes a reply-to address.
record ReplyToCheckRequest(EmailAddress address) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static ReplyToCheckRequest read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var address = fields.read("email", RecipientFields::email);
        fields.required("email").done();
        return new ReplyToCheckRequest(Objects.requireNonNull(address));
    }
}
