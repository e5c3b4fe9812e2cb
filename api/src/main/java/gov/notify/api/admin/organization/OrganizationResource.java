package gov.notify.api.admin.organization;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Nul;
import gov.notify.organization.Organization;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `/organizations`: agencies, and the services that belong to them
/// (docs/contract/admin-organizations.md, 15).
@Path("/organizations")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class OrganizationResource {

    private final Organizations organizations;
    private final OwnedServices services;

    OrganizationResource(Organizations organizations, OwnedServices services) {
        this.organizations = organizations;
        this.services = services;
    }

    @GET
    public List<OrganizationSummary> all() {
        return OrganizationSummary.all();
    }

    @POST
    @ResponseStatus(201)
    public OrganizationView create(JsonBody body) {
        return OrganizationView.of(organizations.create(OrganizationRequest.readNew(body)));
    }

    @GET
    @Path("/by-domain")
    public OrganizationView byDomain(@QueryParam("domain") @Nullable String domain) {
        if (domain == null || domain.isBlank() || domain.contains("@") || Nul.in(domain)) {
            throw ApiError.badRequest("A domain is needed, such as agency.gov").thrown();
        }
        return Organization.ofHost(domain)
                .map(OrganizationView::of)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    @GET
    @Path("/{id}")
    public OrganizationView one(@PathParam("id") UUID id) {
        return OrganizationView.of(organizations.one(id));
    }

    /// Whether there is such an organization is told before anything about the body.
    @POST
    @Path("/{id}")
    public void change(@PathParam("id") UUID id, JsonBody body) {
        var row = Organization.locked(id)
                .orElseThrow(() -> ApiError.of(404, "NoResultFound", "Organization not found")
                        .thrown());
        organizations.change(row, OrganizationRequest.read(body));
    }

    @POST
    @Path("/{id}/service")
    public void link(@PathParam("id") UUID id, JsonBody body) {
        var wanted = ServiceLinkRequest.read(body);
        var row = Organization.locked(id).orElseThrow(() -> ApiError.noResult().thrown());
        services.link(row, wanted.serviceId());
    }

    @GET
    @Path("/{id}/services")
    public List<OwnedService> services(@PathParam("id") UUID id) {
        return Organization.services(organizations.one(id).id).stream()
                .map(OwnedService::of)
                .toList();
    }
}
