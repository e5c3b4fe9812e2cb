package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.AnswerJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Answers an error that is found before any resource is reached.
@Singleton
class EarlyErrorResponder {

    private final Routes routes;

    EarlyErrorResponder(Routes routes) {
        this.routes = routes;
    }

    /// Ends the exchange with `error` in the shape that its path has.
    void send(RoutingContext exchange, ApiError error) {
        send(exchange.request(), error);
    }

    /// The same where no router has seen the request.
    void send(HttpServerRequest request, ApiError error) {
        var response = request.response();
        error.headers().forEach(response::putHeader);
        response.setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(AnswerJson.bytes(routes.body(error, request.path()))));
    }
}
