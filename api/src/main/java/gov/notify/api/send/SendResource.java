package gov.notify.api.send;

import gov.notify.api.auth.Caller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ErrorShape;
import gov.notify.api.error.ErrorsIn;
import gov.notify.api.http.PublicUrl;
import gov.notify.message.Channel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// POST `/v2/notifications/{email,sms}`, and what is answered for kinds that do not exist.
@Path("/v2/notifications")
@KeyRequired
@ErrorsIn(ErrorShape.NAMED)
@RunOnVirtualThread
public class SendResource {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    private final SendService service;
    private final EmailAdmission emails;
    private final SmsAdmission texts;
    private final PublicUrl urls;

    SendResource(SendService service, EmailAdmission emails, SmsAdmission texts, PublicUrl urls) {
        this.service = service;
        this.emails = emails;
        this.texts = texts;
        this.urls = urls;
    }

    @POST
    @Path("/email")
    public Response email(byte[] body, @Context RoutingContext exchange) {
        return created(service.send(call("email", body, exchange), Channel.EMAIL, emails));
    }

    @POST
    @Path("/sms")
    public Response sms(byte[] body, @Context RoutingContext exchange) {
        return created(service.send(call("sms", body, exchange), Channel.SMS, texts));
    }

    /// There are no letters here; a client that asks is told what a service without letters is told.
    @POST
    @Path("/letter")
    public Response letter(byte[] body, @Context RoutingContext exchange) {
        throw service.refuse(
                call("letter", body, exchange), ApiError.badRequest("Service is not allowed to send letters"));
    }

    @POST
    @Path("/{kind}")
    public Response unknown(byte[] body, @PathParam("kind") String kind, @Context RoutingContext exchange) {
        throw service.refuse(call(kind, body, exchange), ApiError.unknownPath());
    }

    private SendContext call(String route, byte[] body, RoutingContext exchange) {
        return new SendContext(
                Caller.of(exchange),
                "v2/" + route,
                body,
                urls.base(exchange.request()),
                Optional.ofNullable(exchange.request().getHeader(IDEMPOTENCY_KEY)));
    }

    static Response created(SendResponse answer) {
        var response = Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body());
        return (answer.replayed() ? response.header(REPLAYED, "true") : response).build();
    }
}
