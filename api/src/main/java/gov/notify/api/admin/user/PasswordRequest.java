package gov.notify.api.admin.user;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A password that is said to be somebody's. `toString()` hides it.
record PasswordRequest(String password) {

    /// @throws gov.notify.api.error.ApiException where there is none
    static PasswordRequest read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var password = fields.secret("password", 0);
        fields.done();
        if (!fields.has("password")) {
            throw ApiError.invalidFields(Map.of("password", List.of("Required field missing data")))
                    .thrown();
        }
        return new PasswordRequest(Objects.requireNonNull(password));
    }

    @Override
    public String toString() {
        return "PasswordRequest";
    }
}
