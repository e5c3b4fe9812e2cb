package gov.notify.api.admin.code;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import gov.notify.recipient.EmailAddress;
import java.util.Objects;

/// An address that somebody is to be written to.
record AddressRequest(EmailAddress address) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static AddressRequest read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var address = fields.read("email", RecipientFields::email);
        fields.required("email").done();
        return new AddressRequest(Objects.requireNonNull(address));
    }
}
