package gov.notify.api.admin.service.allowance;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How much is to be free.
///
/// @param year null for the current one
/// @param namesYear whether the body had one, null or not
record FreeAllowanceRequest(int limit, @Nullable Integer year, boolean namesYear) {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 9999;

    private static final String YEAR = "financial_year_start";
    private static final String LIMIT = "free_sms_fragment_limit";

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static FreeAllowanceRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var limit = fields.integer(LIMIT, 0, Integer.MAX_VALUE);
        var year = fields.orNull(YEAR, name -> fields.integer(name, FIRST_YEAR, LAST_YEAR));
        fields.required(LIMIT).done();
        return new FreeAllowanceRequest(
                Math.toIntExact(Objects.requireNonNull(limit)),
                year == null ? null : Math.toIntExact(year),
                fields.has(YEAR));
    }
}
