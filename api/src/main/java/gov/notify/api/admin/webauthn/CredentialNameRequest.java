package gov.notify.api.admin.webauthn;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;

/// What a security key is to be called.
record CredentialNameRequest(String name) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static CredentialNameRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var name = fields.filled("name");
        fields.required("name").nothingElse().done();
        return new CredentialNameRequest(Objects.requireNonNull(name));
    }
}
