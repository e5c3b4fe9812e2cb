package gov.notify.api.admin.invite;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.Wording;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// By which the admin application knows an invited person again who comes back from login.gov.
/// `toString()` hides it.
record LoginTicket(String nonce, String state) {

    /// Several times what the application makes; an address must hold both.
    private static final int LONGEST = 1000;

    /// The body's only content.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static LoginTicket read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var ticket = read(fields);
        fields.done();
        return Objects.requireNonNull(ticket);
    }

    /// As part of a body, whose reader ends with [Fields#done]; null where it is faulty.
    static @Nullable LoginTicket read(Fields fields) {
        var nonce = fields.read("nonce", LoginTicket::part);
        var state = fields.read("state", LoginTicket::part);
        fields.required("nonce", "state");
        return nonce == null || state == null ? null : new LoginTicket(nonce, state);
    }

    /// It becomes part of an address as it is: nothing in it may end its place there.
    private static String part(String text) throws InvalidValueException {
        if (text.length() > LONGEST) {
            throw new InvalidValueException("Longer than maximum length " + LONGEST + ".");
        }
        if (text.isEmpty() || !text.chars().allMatch(LoginTicket::isPlain)) {
            throw new InvalidValueException("Not a valid part of an address.");
        }
        return text;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.~%-".indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return "LoginTicket[]";
    }
}
