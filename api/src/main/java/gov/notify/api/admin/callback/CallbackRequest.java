package gov.notify.api.admin.callback;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where to call, with which token, and who says so. `toString()` hides the content.
///
/// @param url null where it stays as it is
/// @param bearerToken null where it stays as it is
record CallbackRequest(@Nullable String url, @Nullable String bearerToken, UUID updatedBy) {

    /// As much as HTTP servers commonly take for an address.
    private static final int LONGEST_URL = 8000;
    private static final int SHORTEST_TOKEN = 10;

    /// Of an address that is new.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static CallbackRequest readWhole(JsonBody body) {
        return read(body.fields(Wording.SCHEMA), "url", "bearer_token", "updated_by_id");
    }

    /// Of one that is there.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static CallbackRequest read(JsonBody body) {
        return read(body.fields(Wording.SCHEMA), "updated_by_id");
    }

    private static CallbackRequest read(Fields fields, String... required) {
        var url = fields.httpsUrl("url", LONGEST_URL);
        var token = fields.secretOfHeader("bearer_token", SHORTEST_TOKEN);
        var updatedBy = fields.uuid("updated_by_id");
        fields.required(required).done();
        return new CallbackRequest(url, token, Objects.requireNonNull(updatedBy));
    }

    @Override
    public String toString() {
        return "CallbackRequest[by " + updatedBy + "]";
    }
}
