package gov.notify.api.error;

import gov.notify.api.json.AnswerJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/// Answers a refusal that is found before any resource is reached.
public final class EarlyErrorResponder {

    private EarlyErrorResponder() {}

    /// Ends the exchange with `error` in the shape that its path has.
    public static void send(RoutingContext exchange, ApiError error) {
        send(exchange.request(), error);
    }

    /// The same where no router has seen the request.
    public static void send(HttpServerRequest request, ApiError error) {
        var response = request.response();
        ApiErrorHeaders.of(error).forEach(response::putHeader);
        response.setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(AnswerJson.bytes(ErrorBody.of(error, request.path()))));
    }
}
