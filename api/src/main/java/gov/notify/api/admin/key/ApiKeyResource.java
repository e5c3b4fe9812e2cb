package gov.notify.api.admin.key;

import gov.notify.api.admin.Data;
import gov.notify.api.admin.JsonNull;
import gov.notify.api.admin.ServiceLock;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.service.ApiKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/api-key` and `/service/{id}/api-keys` (docs/contract/admin-api.md, 11).
@Path("/service/{serviceId}")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class ApiKeyResource {

    private final ApiKeys keys;
    private final Clock clock;

    ApiKeyResource(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @GET
    @Path("/api-keys")
    public ApiKeysView list(@PathParam("serviceId") UUID serviceId) {
        ServiceLock.require(serviceId);
        return ApiKeysView.of(ApiKey.shownOf(serviceId, clock.instant()));
    }

    @GET
    @Path("/api-keys/{id}")
    public ApiKeysView one(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        var key = ApiKey.of(serviceId, id).filter(found -> found.expiryDate == null);
        if (key.isEmpty()) {
            // The service's id: the application has always been told that one.
            throw ApiError.of(404, "NoResultFound", "API key not found for id: " + serviceId)
                    .thrown();
        }
        return ApiKeysView.of(key.stream().toList());
    }

    /// Answers the secret, which is shown only here.
    @POST
    @Path("/api-key")
    @ResponseStatus(201)
    public Data<String> create(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return new Data<>(keys.create(serviceId, ApiKeyRequest.read(body)));
    }

    @POST
    @Path("/api-key/revoke/{id}")
    @ResponseStatus(202)
    public JsonNull revoke(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        keys.revoke(serviceId, id);
        return new JsonNull();
    }
}
