package gov.notify.api.admin.service.owner;

import gov.notify.api.admin.OrNothing;
import gov.notify.api.admin.organization.OrganizationView;
import gov.notify.api.auth.AdminRequired;
import gov.notify.organization.Organization;
import gov.notify.service.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;

/// `/service/{id}/organization` (docs/contract/admin-services.md, 12.6).
@Path("/service/{serviceId}/organization")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class ServiceOwnerResource {

    /// An empty object where there is none.
    @GET
    public OrNothing<OrganizationView> one(@PathParam("serviceId") UUID serviceId) {
        return OrNothing.of(Service.<Service>findByIdOptional(serviceId)
                .flatMap(service -> Optional.ofNullable(service.organizationId))
                .flatMap(id -> Organization.<Organization>findByIdOptional(id))
                .map(OrganizationView::of));
    }
}
