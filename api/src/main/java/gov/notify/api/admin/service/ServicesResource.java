package gov.notify.api.admin.service;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.service.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service`: all services, and new ones (docs/contract/admin-services.md, 10.2 and 10.3).
@Path("/service")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class ServicesResource {

    private final NewServices services;
    private final DetailedServices detailed;
    private final Clock clock;

    ServicesResource(NewServices services, DetailedServices detailed, Clock clock) {
        this.services = services;
        this.detailed = detailed;
        this.clock = clock;
    }

    @GET
    public Data<List<?>> list(@Context UriInfo uri) {
        return new Data<>(
                switch (ServiceListQuery.read(uri.getQueryParameters(), clock)) {
                    case ServiceListQuery.All(var onlyActive) -> ServiceView.of(Service.all(onlyActive));
                    case ServiceListQuery.OfMember(var userId, var onlyActive) ->
                        ServiceView.of(Service.ofMember(userId, onlyActive));
                    case ServiceListQuery.Detailed query -> detailed.list(query);
                });
    }

    @POST
    @ResponseStatus(201)
    public Data<ServiceView> create(JsonBody body) {
        return new Data<>(ServiceView.of(services.create(ServiceCreation.read(body))));
    }
}
