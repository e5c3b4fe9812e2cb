package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import gov.notify.migration.SchemaMigration;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/// Stands before every route: answers in our own shape what the router and the resources would answer in theirs, in the
/// order of the contract.
@Singleton
public class RequestFilter {

    private static final int BEFORE_ROUTES = 1000;

    private static final ApiError NO_HOST = ApiError.badRequest("A request needs exactly one Host header");

    private static final ApiError NOT_A_URI =
            ApiError.badRequest("The address is not a valid URI: is everything in it percent-encoded that has to be?");

    /// How long a caller is asked to stay away while the schema is not there.
    private static final Duration START = Duration.ofSeconds(5);

    private final Routes routes;
    private final SchemaMigration schema;
    private final EarlyErrorResponder responder;
    private final BodyAdmission bodies;
    private final UntakenAnswers untaken = new UntakenAnswers();

    RequestFilter(Routes routes, SchemaMigration schema, EarlyErrorResponder responder, BodyAdmission bodies) {
        this.routes = routes;
        this.schema = schema;
        this.responder = responder;
        this.bodies = bodies;
    }

    void install(@Observes Filters filters) {
        filters.register(exchange -> untaken.await(exchange, () -> enter(exchange)), BEFORE_ROUTES);
    }

    void listen(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    private void enter(RoutingContext exchange) {
        var request = exchange.request();
        var path = request.path();
        AnswerHeaders.put(request, exchange.response().headers());
        if (!RequestSyntax.namesOneHost(request)) {
            responder.send(exchange, NO_HOST);
        } else if (bodies.refuses(exchange)) {
            return;
        } else if (!RequestSyntax.isPlain(path)) {
            responder.send(exchange, ApiError.unknownPath());
        } else if (!schema.isReady() && !isProbe(request)) {
            responder.send(exchange, ApiError.unavailable(START));
        } else if (!RequestSyntax.isUri(request.uri())) {
            responder.send(exchange, NOT_A_URI);
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            refuseOptions(exchange, path);
        } else {
            bodies.admit(exchange);
        }
    }

    /// A platform's question whether the process lives. `/?simple=1` is answered when there is work to do,
    /// once and for all.
    private static boolean isProbe(HttpServerRequest request) {
        return request.path().equals("/_status")
                && request.getParam("simple", "").length() > 0;
    }

    /// What fails before any route, or because its caller broke off, which is no fault of ours.
    private void failed(RoutingContext exchange) {
        var request = exchange.request();
        if (exchange.response().closed()
                || exchange.failure() instanceof HttpClosedException
                || exchange.failure() instanceof IOException) {
            return; // nobody is left to tell
        }
        if (exchange.response().ended() || RequestSyntax.namesOneHost(request)) {
            exchange.next();
        } else {
            AnswerHeaders.put(request, exchange.response().headers());
            responder.send(exchange, NO_HOST);
        }
    }

    /// No page of another origin is meant to call us, so there is nothing to negotiate: a method like any
    /// other that a path has not.
    private void refuseOptions(RoutingContext exchange, String path) {
        var methods = routes.methodsOf(path);
        responder.send(exchange, methods.isEmpty() ? ApiError.unknownPath() : ApiError.wrongMethod(methods));
    }
}
