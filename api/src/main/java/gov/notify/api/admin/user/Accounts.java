package gov.notify.api.admin.user;

import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import gov.notify.user.AuthType;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Opens accounts for people who have not signed up themselves. No password lets them in: the admin application knows
/// them by their address once they come from Login.gov, and makes the account active.
@ApplicationScoped
public class Accounts {

    private final Users users;

    Accounts(Users users) {
        this.users = users;
    }

    /// @param mobile the person's number, if it is known
    /// @throws gov.notify.api.error.ApiException with every fault, or where there is somebody of that address
    public User open(String name, String email, @Nullable String mobile) {
        var given = new HashMap<String, @Nullable Object>();
        given.put("name", name);
        given.put("email_address", email);
        given.put("mobile_number", mobile);
        var fields = Fields.of(given, Wording.FORM);
        var named = UserFields.name(fields);
        var address = UserFields.address(fields, "email_address");
        var number = UserFields.mobileNumber(fields);
        fields.done();
        var wanted = new NewUserRequest(
                Objects.requireNonNull(named),
                Objects.requireNonNull(address),
                "",
                number,
                number == null ? AuthType.EMAIL : AuthType.SMS);
        return users.create(wanted, Passwords.UNUSABLE);
    }
}
