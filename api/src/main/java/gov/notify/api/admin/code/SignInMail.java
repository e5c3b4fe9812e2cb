package gov.notify.api.admin.code;

import java.util.Locale;

/// A link to sign in that is to be sent. `toString()` hides to whom.
///
/// @param to the person's own address
record SignInMail(String to, EmailCodeRequest wanted) {

    /// The form in which addresses are compared.
    String normalised() {
        return to.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "SignInMail";
    }
}
