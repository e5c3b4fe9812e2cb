package gov.notify.api.admin.service;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.json.PythonNotation;
import gov.notify.api.schema.Wording;
import gov.notify.service.ServicePermission;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a service that is there is to change.
///
/// @param permissions what it may do from now on; null where it may do what it could
/// @param version the one that whoever changes it has seen; null where whoever comes last is to win, as also
/// where it is no whole number
record ServiceUpdate(
        ServiceChange change,
        @Nullable List<String> permissions,
        @Nullable Long version) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static ServiceUpdate read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var change = ServiceChange.read(fields);
        var permissions = fields.texts("permissions");
        var version = fields.integerIfAny("version");
        fields.done();
        return new ServiceUpdate(change, fields.has("permissions") ? checked(permissions) : null, version);
    }

    private static List<String> checked(List<String> permissions) {
        for (var permission : permissions) {
            if (!ServicePermission.NAMES.contains(permission)) {
                throw fault("Invalid Service Permission: '" + permission + "'");
            }
        }
        var repeated = permissions.stream()
                .filter(permission -> Collections.frequency(permissions, permission) > 1)
                .distinct()
                .toList();
        if (!repeated.isEmpty()) {
            throw fault("Duplicate Service Permission: " + PythonNotation.of(repeated));
        }
        return permissions;
    }

    private static RuntimeException fault(String text) {
        return ApiError.invalidFields(Map.of("permissions", List.of(text))).thrown();
    }
}
