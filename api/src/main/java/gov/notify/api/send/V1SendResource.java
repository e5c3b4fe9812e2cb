package gov.notify.api.send;

import gov.notify.api.auth.Caller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.message.Channel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// POST `/notifications/{email,sms}`: sending as the first clients of Notify.gov do
/// (docs/contract/public-api.md, 3.10).
@Path("/notifications")
@KeyRequired
@RunOnVirtualThread
public class V1SendResource {

    private final SendService service;
    private final V1EmailAdmission emails;
    private final V1SmsAdmission texts;

    V1SendResource(SendService service, V1EmailAdmission emails, V1SmsAdmission texts) {
        this.service = service;
        this.emails = emails;
        this.texts = texts;
    }

    @POST
    @Path("/email")
    public Response email(byte[] body, @Context RoutingContext exchange) {
        return SendResource.created(service.send(call("email", body, exchange), Channel.EMAIL, emails));
    }

    @POST
    @Path("/sms")
    public Response sms(byte[] body, @Context RoutingContext exchange) {
        return SendResource.created(service.send(call("sms", body, exchange), Channel.SMS, texts));
    }

    @POST
    @Path("/{kind}")
    public Response unknown(@PathParam("kind") String kind) {
        throw ApiError.badRequest(kind + " notification type is not supported").thrown();
    }

    private static SendContext call(String route, byte[] body, RoutingContext exchange) {
        return new SendContext(
                Caller.of(exchange),
                "v1/" + route,
                body,
                "",
                Optional.ofNullable(exchange.request().getHeader(SendResource.IDEMPOTENCY_KEY)));
    }
}
