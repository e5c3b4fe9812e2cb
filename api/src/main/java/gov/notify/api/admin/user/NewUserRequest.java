package gov.notify.api.admin.user;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.user.AuthType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who signs up. `toString()` hides the content.
///
/// @param emailAddress as it is stored
/// @param mobileNumber in E.164
record NewUserRequest(
        String name,
        String emailAddress,
        String password,
        @Nullable String mobileNumber,
        String authType) {

    /// What else a body says of a person, such as a state or an id, is not for its caller to say, and passed over.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static NewUserRequest read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var name = UserFields.name(fields);
        var address = UserFields.address(fields, "email_address");
        var password = fields.secret("password", 1);
        var mobileNumber = UserFields.mobileNumber(fields);
        var authType = Objects.requireNonNullElse(UserFields.authType(fields), AuthType.SMS);
        fields.required("name", "email_address", "password").done();
        var wanted = new NewUserRequest(
                Objects.requireNonNull(name),
                Objects.requireNonNull(address),
                Objects.requireNonNull(password),
                mobileNumber,
                authType);
        if (Passwords.isTooLong(wanted.password)) {
            throw ApiError.invalidFields(
                            Map.of("password", List.of("Longer than maximum length " + Passwords.LONGEST + ".")))
                    .thrown();
        }
        return wanted;
    }

    @Override
    public String toString() {
        return "NewUserRequest";
    }
}
