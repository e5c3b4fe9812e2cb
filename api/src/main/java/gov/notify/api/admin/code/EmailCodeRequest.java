package gov.notify.api.admin.code;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.Wording;
import org.jspecify.annotations.Nullable;

/// What the link to sign in is to be like.
///
/// @param base the address of the admin application that asks
/// @param next where to go after signing in
record EmailCodeRequest(@Nullable String base, @Nullable String next) {

    /// As much as mail programs and browsers are sure to follow.
    private static final int LONGEST = 2000;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static EmailCodeRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        // The link goes to the person's own address and nowhere else.
        fields.orNull(
                "to",
                name -> fields.read(name, _ -> {
                    throw new InvalidValueException("is not of type null");
                }));
        var base = fields.textOrNull("email_auth_link_host", LONGEST);
        var next = fields.textOrNull("next", LONGEST);
        fields.nothingElse().done();
        return new EmailCodeRequest(base, next);
    }
}
