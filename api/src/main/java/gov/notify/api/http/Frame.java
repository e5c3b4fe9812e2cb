package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.EarlyErrorResponder;
import gov.notify.migration.SchemaMigration;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Stands before every route: security headers, trace ids echoed, bodies that are too large turned away unread, and
/// answers of our own to what the router and the resources would answer in theirs.
@Singleton
public class Frame {

    private static final int BEFORE_ROUTES = 1000;
    /// A body up to this size is read and thrown away before the refusal, for clients that listen only after
    /// speaking.
    private static final long LINGER_MILLIS = 1_000;
    private static final long DRAINED = 64L * 1024 * 1024;

    /// Bodies up to this size are read before their route is looked for, and before anybody knows who sends
    /// them: they and the bound on connections say how much memory strangers may take.
    static final long READ_AHEAD = 32L * 1024;

    /// In which such a body must have come.
    private static final Duration READ_AHEAD_WITHIN = Duration.ofSeconds(20);

    private static final String UNREAD = "notify.body.unread";
    private static final String JSON = "application/json";

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /// docs/contract/admin-api.md, 2.3.
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "X-XSS-Protection", "1; mode=block",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Permissions-Policy", "geolocation=(), microphone=(), camera=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private static final List<Header> OPTIMISED = SECURITY_HEADERS.entrySet().stream()
            .map(header -> new Header(
                    HttpHeaders.createOptimized(header.getKey()), HttpHeaders.createOptimized(header.getValue())))
            .toList();

    private static final Header NOTHING_BUT_DATA = new Header(
            HttpHeaders.createOptimized(CONTENT_SECURITY_POLICY),
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none';"));

    private static final List<CharSequence> TRACE_IDS =
            List.of(HttpHeaders.createOptimized("X-B3-TraceId"), HttpHeaders.createOptimized("X-B3-SpanId"));

    private static final ApiError NO_HOST = new ApiError.BadRequest("A request needs exactly one Host header");

    private static final ApiError NOT_A_URI = new ApiError.BadRequest(
            "The address is not a valid URI: is everything in it percent-encoded that has to be?");

    /// How long a caller is asked to stay away while the schema is not there.
    private static final Duration START = Duration.ofSeconds(5);

    private final Routes routes;
    private final SchemaMigration schema;

    private record Header(CharSequence name, CharSequence value) {}

    Frame(Routes routes, SchemaMigration schema) {
        this.routes = routes;
        this.schema = schema;
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_ROUTES);
    }

    void listen(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(Frame::failed);
    }

    private void enter(RoutingContext exchange) {
        var request = exchange.request();
        var path = request.path();
        head(request, exchange.response().headers(), path);
        long limit = BodyLimits.of(path);
        long length = length(request);
        if (!namesOneHost(request)) {
            EarlyErrorResponder.send(exchange, NO_HOST);
        } else if (length > limit) {
            refuseBody(exchange, length, new ApiError.TooLarge(limit));
        } else if (!isOneOfOurs(path)) {
            EarlyErrorResponder.send(exchange, new ApiError.UnknownPath());
        } else if (!schema.isReady() && !isProbe(request)) {
            EarlyErrorResponder.send(exchange, new ApiError.Unavailable(START));
        } else if (!isUri(request.uri())) {
            EarlyErrorResponder.send(exchange, NOT_A_URI);
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            refuseOptions(exchange, path);
        } else {
            calledJson(request);
            if (0 < length && length <= READ_AHEAD) {
                readAhead(exchange);
            } else {
                if (length > 0 || lengthUnsaid(request)) {
                    exchange.put(UNREAD, true);
                }
                exchange.next();
            }
        }
    }

    /// Whether the body is still to be read: it is large, or did not say its size.
    static boolean isUnread(RoutingContext exchange) {
        return exchange.get(UNREAD) != null;
    }

    /// A platform's question whether the process lives. `/?simple=1` is answered when there is work to do,
    /// once and for all.
    private static boolean isProbe(HttpServerRequest request) {
        return request.path().equals("/_status")
                && request.getParam("simple", "").length() > 0;
    }

    /// RFC 9112, section 3.2: a request without a Host, or with several, is answered 400. HTTP/1.0 may go
    /// without.
    private static boolean namesOneHost(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts == 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_0);
    }

    /// Bodies are read as JSON whatever they are called (docs/contract/public-api.md, 0), so a name that is
    /// none must not keep them from their route.
    private static void calledJson(HttpServerRequest request) {
        var name = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (name != null && !name.equals(JSON)) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
        }
    }

    private static boolean lengthUnsaid(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /// A small body is there before a virtual thread is started for it, which then need not wait for it.
    private static void readAhead(RoutingContext exchange) {
        var request = exchange.request();
        var body = request.body();
        body.onComplete(read -> {
            if (read.succeeded()) {
                ((RoutingContextInternal) exchange).setBody(read.result());
                exchange.next();
            } else {
                hangUp(exchange); // the caller broke off: nobody is left to tell
            }
        });
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            exchange.response().writeContinue();
        }
        request.resume(); // requests arrive paused, until somebody wants their body
        if (!body.isComplete()) {
            var patience = exchange.vertx().setTimer(READ_AHEAD_WITHIN.toMillis(), _ -> hangUp(exchange));
            body.onComplete(_ -> exchange.vertx().cancelTimer(patience));
        }
    }

    private static void hangUp(RoutingContext exchange) {
        exchange.request().connection().close();
    }

    /// What fails before any route, or because its caller broke off, which is no fault of ours.
    private static void failed(RoutingContext exchange) {
        var request = exchange.request();
        if (exchange.response().closed()
                || exchange.failure() instanceof HttpClosedException
                || exchange.failure() instanceof IOException) {
            return; // nobody is left to tell
        }
        if (exchange.response().ended() || namesOneHost(request)) {
            exchange.next();
        } else {
            head(request, exchange.response().headers(), request.path());
            EarlyErrorResponder.send(exchange, NO_HOST);
        }
    }

    /// The router would look past trailing and double slashes and matrix parameters; to callers those are other
    /// paths.
    private static boolean isOneOfOurs(String path) {
        boolean trailing = path.length() > 1 && path.charAt(path.length() - 1) == '/';
        return !trailing && path.indexOf(';') < 0 && !path.contains("//");
    }

    /// Whether it is a URI at all: a `%` without its digits is none, for one.
    private static boolean isUri(String target) {
        try {
            var _ = new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// No page of another origin is meant to call us, so there is nothing to negotiate: a method like any other
    /// that a path has not.
    private void refuseOptions(RoutingContext exchange, String path) {
        var methods = routes.methodsOf(path);
        EarlyErrorResponder.send(
                exchange, methods.isEmpty() ? new ApiError.UnknownPath() : new ApiError.WrongMethod(methods));
    }

    /// Puts the headers of every answer into one.
    static void head(HttpServerRequest request, MultiMap headers, String path) {
        for (var header : OPTIMISED) {
            headers.set(header.name(), header.value());
        }
        if (!path.startsWith("/docs/")) {
            headers.set(NOTHING_BUT_DATA.name(), NOTHING_BUT_DATA.value());
        }
        for (var name : TRACE_IDS) {
            var id = request.getHeader(name);
            if (id != null) {
                headers.set(name, id);
            }
        }
    }

    private static long length(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // Netty has turned away what is no length at all
        }
    }

    private static void refuseBody(RoutingContext exchange, long length, ApiError error) {
        var request = exchange.request();
        // Who asks first has not sent it, and need not.
        if (length > DRAINED || request.getHeader(HttpHeaders.EXPECT) != null) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            EarlyErrorResponder.send(exchange, error);
            // To close at once, with bytes of the caller unread, would take the answer back.
            exchange.vertx().setTimer(LINGER_MILLIS, _ -> request.connection().close());
        } else {
            request.handler(_ -> {});
            request.endHandler(_ -> EarlyErrorResponder.send(exchange, error));
            request.resume();
        }
    }
}
