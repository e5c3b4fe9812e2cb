package gov.notify.api.admin.webauthn;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;

/// A security key that a person has registered. `toString()` hides the content.
record CredentialRequest(String name, String credentialData, String registrationResponse) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static CredentialRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var name = fields.filled("name");
        var data = fields.filled("credential_data");
        var response = fields.filled("registration_response");
        fields.required("name", "credential_data", "registration_response")
                .nothingElse()
                .done();
        return new CredentialRequest(
                Objects.requireNonNull(name), Objects.requireNonNull(data), Objects.requireNonNull(response));
    }

    @Override
    public String toString() {
        return "CredentialRequest";
    }
}
