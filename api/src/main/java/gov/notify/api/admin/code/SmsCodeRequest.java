package gov.notify.api.admin.code;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import org.jspecify.annotations.Nullable;

/// To which number a code is to be sent. `toString()` hides it.
///
/// @param to null for the person's own
record SmsCodeRequest(@Nullable String to) {

    /// Whatever is longer is no number, however it is written.
    private static final int LONGEST = 255;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static SmsCodeRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var to = fields.textOrNull("to", LONGEST);
        fields.nothingElse().done();
        return new SmsCodeRequest(to);
    }

    @Override
    public String toString() {
        return "SmsCodeRequest";
    }
}
