package gov.notify.api.admin.code;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import org.jspecify.annotations.Nullable;

/// What the link of a registration is to be like.
///
/// @param base the address of the admin application that asks
record RegistrationRequest(@Nullable String base) {

    private static final int LONGEST = 2000;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static RegistrationRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        fields.text("to"); // the address that is stored is written to
        var base = fields.textOrNull("admin_base_url", LONGEST);
        fields.required("to").done();
        return new RegistrationRequest(base);
    }
}
