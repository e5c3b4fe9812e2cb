package gov.notify.sandbox.login;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Somebody with an account at Login.gov, which is everybody with an address.
///
/// @param name as Notify knows it; empty when it does not
/// @param platformAdmin whether Notify lets them see every service
public record LoginPerson(String name, String email, boolean platformAdmin) {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}@<>\"(),:;\\\\]{1,64}@[^\\s\\p{Cntrl}@<>\"(),:;\\\\]{1,189}");

    /// Somebody of whom only the address is known, or nobody when it can be none.
    static Optional<LoginPerson> ofAddress(String typed) {
        var address = typed.strip();
        return ADDRESS.matcher(address).matches() ? Optional.of(new LoginPerson("", address, false)) : Optional.empty();
    }

    /// The same for an address every time, whatever its case and whichever sandbox asks.
    String subject() {
        var account = "login/" + email.toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Shows nothing: all of it is about a person.
    @Override
    public String toString() {
        return "LoginPerson";
    }
}
