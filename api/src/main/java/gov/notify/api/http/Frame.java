package gov.notify.api.http;

import gov.notify.api.error.PlainAnswers;
import gov.notify.api.error.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Stands before every route: security headers, trace ids echoed, bodies that are too large turned away
/// unread, and answers of our own to what the router and the resources would answer in theirs.
@Singleton
public class Frame {

    private static final int BEFORE_ROUTES = 1000;
    /// A body up to this size is read and thrown away before the refusal, for clients that listen only after
    /// speaking.
    private static final long DRAINED = 64L * 1024 * 1024;

    /// Bodies up to this size are read before their route is looked for.
    private static final long READ_AHEAD = 64L * 1024;

    /// Bodies above that, together: reading one takes several times its size.
    private static final long LARGE_TOGETHER = 24L * 1024 * 1024;

    private static final Duration LARGE_RETRY = Duration.ofSeconds(1);

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /// Admin contract part 1, section 2.3.
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

    private static final Refusal NOT_A_URI = new Refusal.BadRequest(
            "The address is not a valid URI: is everything in it percent-encoded that has to be?");

    private final Routes routes;
    private final AtomicLong large = new AtomicLong();

    private record Header(CharSequence name, CharSequence value) {}

    Frame(Routes routes) {
        this.routes = routes;
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_ROUTES);
    }

    private void enter(RoutingContext exchange) {
        var request = exchange.request();
        var path = request.path();
        head(request, exchange.response().headers(), path);
        long limit = BodyLimits.of(path);
        long length = length(request);
        if (length > limit) {
            refuseBody(exchange, length, new Refusal.TooLarge(limit));
        } else if (!isOneOfOurs(path)) {
            PlainAnswers.send(exchange, new Refusal.UnknownPath());
        } else if (!isUri(request.uri())) {
            PlainAnswers.send(exchange, NOT_A_URI);
        } else if (request.method().equals(HttpMethod.OPTIONS) && !path.startsWith("/q/")) {
            refuseOptions(exchange, path);
        } else if (0 < length && length <= READ_AHEAD) {
            readAhead(exchange);
        } else {
            admitLarge(exchange, length > 0 ? length : lengthUnsaid(request) ? limit : 0);
        }
    }

    /// Large bodies in hand together are bounded, or a crowd of them would end the program; whoever comes alone is
    /// served. One that does not say its size counts as the largest.
    private void admitLarge(RoutingContext exchange, long length) {
        if (length == 0) {
            exchange.next();
        } else if (large.addAndGet(length) <= Math.max(LARGE_TOGETHER, length)) {
            exchange.addEndHandler(_ -> large.addAndGet(-length));
            exchange.next();
        } else {
            large.addAndGet(-length);
            refuseBody(exchange, length, new Refusal.Unavailable(LARGE_RETRY));
        }
    }

    private static boolean lengthUnsaid(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /// A small body is there before a virtual thread is started for it, which then need not wait for it.
    private static void readAhead(RoutingContext exchange) {
        var request = exchange.request();
        request.body().onComplete(read -> {
            if (read.succeeded()) {
                ((RoutingContextInternal) exchange).setBody(read.result());
                exchange.next();
            } else {
                exchange.fail(read.cause());
            }
        });
        request.resume(); // requests arrive paused, until somebody wants their body
    }

    /// The router would look past trailing and double slashes and matrix parameters; to callers those are other
    /// paths.
    private static boolean isOneOfOurs(String path) {
        if (path.startsWith("/q/")) {
            return true;
        }
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
        PlainAnswers.send(exchange, methods.isEmpty() ? new Refusal.UnknownPath() : new Refusal.WrongMethod(methods));
    }

    private static void head(HttpServerRequest request, MultiMap headers, String path) {
        for (var header : OPTIMISED) {
            headers.set(header.name(), header.value());
        }
        if (!path.startsWith("/docs/") && !path.startsWith("/q/")) {
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

    private static void refuseBody(RoutingContext exchange, long length, Refusal refusal) {
        var request = exchange.request();
        if (length > DRAINED) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            PlainAnswers.send(exchange, refusal);
        } else {
            request.handler(_ -> {});
            request.endHandler(_ -> PlainAnswers.send(exchange, refusal));
            request.resume();
        }
    }
}
