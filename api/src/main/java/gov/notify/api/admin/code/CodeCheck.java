package gov.notify.api.admin.code;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;

/// A code that somebody gives for theirs. `toString()` hides it.
///
/// @param type any word: one that is no type has no codes
record CodeCheck(String code, String type) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static CodeCheck read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var code = fields.secret("code", 0);
        var type = fields.text("code_type");
        fields.required("code", "code_type").nothingElse().done();
        return new CodeCheck(Objects.requireNonNull(code), Objects.requireNonNull(type));
    }

    @Override
    public String toString() {
        return "CodeCheck";
    }
}
