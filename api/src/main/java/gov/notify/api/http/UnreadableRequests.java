package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers requests that are too malformed for any route in our own shape: an address or headers that are too long, or
/// what is no HTTP.
///
/// Quarkus keeps the server to itself, which would answer with a status alone. A tracer is shown every request just
/// before Vert.x looks up who answers it.
@Singleton
public class UnreadableRequests implements VertxOptionsCustomizer {

    private static final long LINGER_MILLIS = 1_000;

    private final EarlyErrorResponder responder;

    UnreadableRequests(EarlyErrorResponder responder) {
        this.responder = responder;
    }

    @Override
    @SuppressWarnings("deprecation") // its successor is a builder, which Quarkus keeps to itself too
    public void accept(VertxOptions options) {
        options.setTracingOptions(new TracingOptions().setFactory(_ -> new Watch()));
    }

    private final class Watch implements VertxTracer<Void, Void> {

        @Override
        public <R> @Nullable Void receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                Iterable<Map.Entry<String, String>> headers,
                TagExtractor<R> tags) {
            if (request instanceof HttpServerRequest http
                    && http.decoderResult().isFailure()
                    && http.connection() instanceof HttpServerConnection connection) {
                connection.invalidRequestHandler(UnreadableRequests.this::answer);
            }
            return null;
        }
    }

    private void answer(HttpServerRequest request) {
        var response = request.response();
        AnswerHeaders.put(request, response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
        responder.send(request, error(request.decoderResult().cause()));
        // To close at once, with bytes of the caller unread, would take the answer back.
        Vertx.currentContext()
                .owner()
                .setTimer(LINGER_MILLIS, _ -> request.connection().close());
    }

    private static ApiError error(Throwable fault) {
        return switch (fault) {
            case TooLongHttpLineException _ -> ApiError.addressTooLong();
            case TooLongHttpHeaderException _ -> ApiError.headersTooLarge();
            default -> ApiError.badRequest("The request is not valid HTTP");
        };
    }
}
