package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Singleton;
import java.time.Duration;

/// What becomes of a body before its route is looked for: one that is too large is turned away unread, a small one is
/// read at once, and every other waits for [LargeBodies].
@Singleton
class BodyAdmission {

    /// Bodies up to this size are read before anybody knows who sends them: they and the bound on connections
    /// say how much memory strangers may take.
    static final long READ_AHEAD = 32L * 1024;

    /// In which such a body must have come.
    private static final Duration READ_AHEAD_WITHIN = Duration.ofSeconds(20);

    /// A body up to this size is read and thrown away before the refusal, for clients that listen only after
    /// speaking.
    private static final long DRAINED = 64L * 1024 * 1024;

    private static final long LINGER_MILLIS = 1_000;
    private static final String UNREAD = "notify.body.unread";
    private static final String JSON = "application/json";

    private final EarlyErrorResponder responder;

    BodyAdmission(EarlyErrorResponder responder) {
        this.responder = responder;
    }

    /// Whether the body is still to be read: it is large, or did not say its size.
    static boolean isUnread(RoutingContext exchange) {
        return exchange.get(UNREAD) != null;
    }

    /// Answers 413 where the body says that it is larger than its path allows.
    ///
    /// @return false when it does not
    boolean refuses(RoutingContext exchange) {
        long limit = BodyLimits.of(exchange.request().path());
        long length = length(exchange.request());
        if (length <= limit) {
            return false;
        }
        refuse(exchange, length, ApiError.tooLarge(limit));
        return true;
    }

    /// Lets the request on to its route, after its body where that is small.
    void admit(RoutingContext exchange) {
        var request = exchange.request();
        calledJson(request);
        long length = length(request);
        if (0 < length && length <= READ_AHEAD) {
            readAhead(exchange);
            return;
        }
        if (length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            exchange.put(UNREAD, true);
        }
        exchange.next();
    }

    /// Bodies are read as JSON whatever they are called (docs/contract/public-api.md, 0), so a name that is none
    /// must not keep them from their route.
    private static void calledJson(HttpServerRequest request) {
        var name = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (name != null && !name.equals(JSON)) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
        }
    }

    /// A small body is there before a virtual thread is started for it, which then need not wait for it.
    private static void readAhead(RoutingContext exchange) {
        var request = exchange.request();
        var body = request.body();
        body.onComplete(read -> {
            if (read.succeeded()) {
                // Vert.x has no other way to hand a body on that was read before its router's own reader.
                ((RoutingContextInternal) exchange).setBody(read.result());
                exchange.next();
            } else {
                Connections.cut(exchange); // the caller broke off: nobody is left to tell
            }
        });
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            exchange.response().writeContinue();
        }
        request.resume(); // requests arrive paused, until somebody wants their body
        if (!body.isComplete()) {
            var patience = exchange.vertx().setTimer(READ_AHEAD_WITHIN.toMillis(), _ -> Connections.cut(exchange));
            body.onComplete(_ -> exchange.vertx().cancelTimer(patience));
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

    private void refuse(RoutingContext exchange, long length, ApiError error) {
        var request = exchange.request();
        // Who asks first has not sent it, and need not.
        if (length > DRAINED || request.getHeader(HttpHeaders.EXPECT) != null) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            responder.send(exchange, error);
            // To close at once, with bytes of the caller unread, would take the answer back.
            exchange.vertx().setTimer(LINGER_MILLIS, _ -> request.connection().close());
        } else {
            request.handler(_ -> {});
            request.endHandler(_ -> responder.send(exchange, error));
            request.resume();
        }
    }
}
