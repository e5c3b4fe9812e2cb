package gov.notify.api.admin.user;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.Wording;
import java.util.Objects;

/// Whom login.gov has let in, in its own words. `toString()` hides the content.
record LoginGovRequest(String loginUuid, String email) {

    private static final int LONGEST = 255;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static LoginGovRequest read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var loginUuid = fields.read("login_uuid", LoginGovRequest::filled);
        var email = UserFields.address(fields, "email");
        fields.required("login_uuid", "email").done();
        return new LoginGovRequest(Objects.requireNonNull(loginUuid), Objects.requireNonNull(email));
    }

    private static String filled(String text) throws InvalidValueException {
        if (text.isBlank()) {
            throw new InvalidValueException("Shorter than minimum length 1.");
        }
        if (text.length() > LONGEST) {
            throw new InvalidValueException("Longer than maximum length " + LONGEST + ".");
        }
        return text;
    }

    @Override
    public String toString() {
        return "LoginGovRequest";
    }
}
