package gov.notify.api.admin.service;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import gov.notify.service.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// `/service/find-services-by-name`: services by a part of their name (docs/contract/admin-services.md, 10.2). A
/// resource of its own: below `/service/{id}` its path would be an id.
@Path("/service/find-services-by-name")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class ServiceSearchResource {

    private static final String NAME = "service_name";

    /// What a search finds of a service.
    record FoundService(UUID id, String name, boolean active, boolean restricted) {}

    @GET
    public Data<List<FoundService>> find(@Context UriInfo uri) {
        var query = new Query(uri.getQueryParameters(), Wording.FORM);
        var part = query.text(NAME);
        query.required(NAME).done();
        return new Data<>(Service.named(Objects.requireNonNull(part)).stream()
                .map(row -> new FoundService(row.id, row.name, row.active, row.restricted))
                .toList());
    }
}
