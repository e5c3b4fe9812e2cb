package gov.notify.api.error;

import gov.notify.api.json.AnswerJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.TreeSet;

/// Answers a refusal that is found before any resource is reached.
public final class PlainAnswers {

    private PlainAnswers() {}

    /// Ends the exchange with `refusal` in the shape that its path has.
    public static void send(RoutingContext exchange, Refusal refusal) {
        if (refusal instanceof Refusal.WrongMethod(var allowed)) {
            exchange.response().putHeader(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(allowed)));
        }
        exchange.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(
                        AnswerJson.bytes(Envelope.of(refusal, exchange.request().path()))));
    }
}
