package gov.notify.api.admin.replyto;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.service.ReplyTo;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/email-reply-to`: where answers to a service's emails go (docs/contract/admin-api.md, 12.1).
@Path("/service/{serviceId}/email-reply-to")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class ReplyToResource {

    private final ReplyTos replyTos;

    ReplyToResource(ReplyTos replyTos) {
        this.replyTos = replyTos;
    }

    @GET
    public List<ReplyToView> list(@PathParam("serviceId") UUID serviceId) {
        return ReplyTo.usableBy(serviceId).stream().map(ReplyToView::of).toList();
    }

    @GET
    @Path("/{id}")
    public ReplyToView one(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return ReplyTo.of(serviceId, id)
                .filter(row -> !row.archived)
                .map(ReplyToView::of)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    @POST
    @ResponseStatus(201)
    public Data<ReplyToView> add(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return new Data<>(ReplyToView.of(replyTos.add(serviceId, ReplyToRequest.read(body))));
    }

    /// Whoever asks looks at that message until it has arrived, and then adds or changes the address.
    @POST
    @Path("/verify")
    @ResponseStatus(201)
    public Data<SentCheck> verify(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return new Data<>(new SentCheck(replyTos.check(serviceId, ReplyToCheckRequest.read(body))));
    }

    @POST
    @Path("/{id}")
    public Data<ReplyToView> change(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, JsonBody body) {
        return new Data<>(ReplyToView.of(replyTos.change(serviceId, id, ReplyToRequest.read(body))));
    }

    @POST
    @Path("/{id}/archive")
    public Data<ReplyToView> archive(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return new Data<>(ReplyToView.of(replyTos.archive(serviceId, id)));
    }
}
