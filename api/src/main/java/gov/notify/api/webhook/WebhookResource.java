package gov.notify.api.webhook;

import gov.notify.receipt.ReceiptSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The routes that SNS topics are subscribed to. SNS says `text/plain`, so the content type tells nothing.
@Path("/notifications")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WebhookResource {

    private static final String TYPE = "x-amz-sns-message-type";

    private final SnsWebhook webhook;

    WebhookResource(SnsWebhook webhook) {
        this.webhook = webhook;
    }

    /// Receipts of email, from the topics of SES.
    @POST
    @Path("/email/ses")
    public Response email(@HeaderParam(TYPE) @Nullable String type, byte[] body) {
        return answer(webhook.receive(ReceiptSource.SES, type, body));
    }

    /// Receipts of texts, whichever AWS service they were sent through.
    @POST
    @Path("/sms/sns")
    public Response sms(@HeaderParam(TYPE) @Nullable String type, byte[] body) {
        return answer(webhook.receive(ReceiptSource.SNS, type, body));
    }

    /// Texts that people send us.
    @POST
    @Path("/sms/receive/sns")
    public Response inbound(@HeaderParam(TYPE) @Nullable String type, byte[] body) {
        return answer(webhook.receiveInbound(type, body));
    }

    private static Response answer(WebhookAnswer answer) {
        return Response.status(answer.status())
                .entity(new Body(answer.result(), answer.message()))
                .build();
    }

    record Body(String result, String message) {}
}
