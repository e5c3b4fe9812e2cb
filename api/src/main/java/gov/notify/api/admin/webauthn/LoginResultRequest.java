package gov.notify.api.admin.webauthn;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;

/// Whether a person had a security key of theirs.
record LoginResultRequest(boolean successful) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static LoginResultRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var successful = fields.bool("successful");
        fields.required("successful").nothingElse().done();
        return new LoginResultRequest(Objects.requireNonNull(successful));
    }
}
