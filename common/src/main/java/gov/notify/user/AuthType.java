package gov.notify.user;

import java.util.List;

/// How a person proves who signs in: the words of `users.auth_type`.
public final class AuthType {

    public static final String SMS = "sms_auth";
    public static final String EMAIL = "email_auth";
    public static final String WEBAUTHN = "webauthn_auth";

    /// In the order in which errors list them.
    public static final List<String> ALL = List.of(SMS, EMAIL, WEBAUTHN);

    private AuthType() {}
}
