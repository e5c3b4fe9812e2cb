package gov.notify.api.admin.service;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What a new service is to be.
///
/// @param userId its first member
record ServiceCreation(UUID userId, ServiceChange change) {

    private static final String MEMBER = "user_id";
    private static final String NAME = "name";

    /// @throws ApiException with every fault of the body
    static ServiceCreation read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        if (fields.isNothing(MEMBER)) {
            throw ApiError.invalidFields(Map.of(MEMBER, List.of("Missing data for required field.")))
                    .thrown();
        }
        var userId = fields.uuid(MEMBER);
        var change = ServiceChange.read(fields);
        fields.required(NAME, "email_from", "message_limit", "restricted", "created_by");
        try {
            fields.done();
        } catch (ApiException e) {
            throw named(e);
        }
        return new ServiceCreation(Objects.requireNonNull(userId), change);
    }

    /// Faults of a body that was read well.
    static ApiException refused(Map<String, List<String>> faults) {
        return named(ApiError.invalidFields(faults).thrown());
    }

    /// The application shows what it is told about the name, unseen: without that its page breaks.
    private static ApiException named(ApiException refused) {
        if (!(refused.error().message() instanceof Map<?, ?> faults) || faults.containsKey(NAME)) {
            return refused;
        }
        var all = new LinkedHashMap<String, List<String>>();
        faults.forEach((field, texts) -> all.put(
                (String) field,
                ((List<?>) texts).stream().map(String.class::cast).toList()));
        all.put(NAME, refused.error().texts());
        return ApiError.invalidFields(all).thrown();
    }
}
