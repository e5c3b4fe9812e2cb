package gov.notify.api.admin.organization;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;
import java.util.UUID;

/// Which service is to belong to an organization.
record ServiceLinkRequest(UUID serviceId) {

    /// @throws gov.notify.api.error.ApiException with the fault of the body
    static ServiceLinkRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var serviceId = fields.uuid("service_id");
        fields.required("service_id").done();
        return new ServiceLinkRequest(Objects.requireNonNull(serviceId));
    }
}
