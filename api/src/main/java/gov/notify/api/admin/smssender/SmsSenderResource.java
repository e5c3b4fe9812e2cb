package gov.notify.api.admin.smssender;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.service.SmsSender;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/sms-sender`: what a service's texts come from (docs/contract/admin-api.md, 12.2).
@Path("/service/{serviceId}/sms-sender")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class SmsSenderResource {

    private final SmsSenders senders;

    SmsSenderResource(SmsSenders senders) {
        this.senders = senders;
    }

    @GET
    public List<SmsSenderView> list(@PathParam("serviceId") UUID serviceId) {
        return SmsSender.usableBy(serviceId).stream().map(SmsSenderView::of).toList();
    }

    @GET
    @Path("/{id}")
    public SmsSenderView one(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return SmsSender.of(serviceId, id)
                .filter(row -> !row.archived)
                .map(SmsSenderView::of)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    @POST
    @ResponseStatus(201)
    public SmsSenderView add(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return SmsSenderView.of(senders.add(serviceId, SmsSenderRequest.read(body)));
    }

    @POST
    @Path("/{id}")
    public SmsSenderView change(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, JsonBody body) {
        return SmsSenderView.of(senders.change(serviceId, id, SmsSenderRequest.read(body)));
    }

    @POST
    @Path("/{id}/archive")
    public Data<SmsSenderView> archive(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return new Data<>(SmsSenderView.of(senders.archive(serviceId, id)));
    }
}
