package gov.notify.sandbox.aws;

import gov.notify.sandbox.http.Form;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import gov.notify.sandbox.http.RequestHandler;
import gov.notify.sandbox.receipt.SigningKey;
import java.nio.charset.StandardCharsets;

/// Tells from a request which of AWS's services is meant, as all share one address here.
final class Router implements RequestHandler {
    private static final String EUM_TARGET = "PinpointSMSVoiceV2.";

    private final SesV2 sesV2;
    private final Sns sns;
    private final EndUserMessaging endUserMessaging;
    private final Pinpoint pinpoint;
    private final Control control;
    private final SigningKey key;

    Router(
            SesV2 sesV2,
            Sns sns,
            EndUserMessaging endUserMessaging,
            Pinpoint pinpoint,
            Control control,
            SigningKey key) {
        this.sesV2 = sesV2;
        this.sns = sns;
        this.endUserMessaging = endUserMessaging;
        this.pinpoint = pinpoint;
        this.control = control;
        this.key = key;
    }

    @Override
    public Reply handle(Request request) throws InterruptedException {
        var path = request.path();
        if (path.startsWith(Control.PREFIX)) {
            return control.handle(request);
        }
        if (path.equals(key.path())) {
            return Reply.of(200, "application/x-pem-file", key.pem());
        }
        var target = request.headers().get("x-amz-target");
        if (target != null && target.startsWith(EUM_TARGET)) {
            return isSigned(request)
                    ? endUserMessaging.answer(target.substring(EUM_TARGET.length()), request.body())
                    : JsonDialect.END_USER_MESSAGING.refuse(unsigned());
        }
        if (path.startsWith(SesV2.PREFIX)) {
            return isSigned(request) ? sesV2.answer(request) : JsonDialect.SES_V2.refuse(unsigned());
        }
        if (path.startsWith("/v1/")) {
            return isSigned(request) ? pinpoint.answer(request) : JsonDialect.PINPOINT.refuse(unsigned());
        }
        return query(request);
    }

    private Reply query(Request request) throws InterruptedException {
        var body = request.body().length > 0 ? request.body() : request.query().getBytes(StandardCharsets.UTF_8);
        var form = Form.of(body);
        var action = form.valueOrEmpty("Action");
        if (action.isEmpty()) {
            return Reply.of(404, "text/plain; charset=utf-8", "This is Notify's stand-in for AWS messaging.\n");
        }
        // Confirming a subscription needs no credentials, the token is enough: the SubscribeURL is a plain link.
        if (!isSigned(request) && !"ConfirmSubscription".equals(action)) {
            return QueryDialect.SNS.refuse(unsigned());
        }
        return sns.answer(action, form);
    }

    private static boolean isSigned(Request request) {
        return request.headers().containsKey("authorization");
    }

    private static AwsRefusal unsigned() {
        return AwsRefusal.of(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
}
