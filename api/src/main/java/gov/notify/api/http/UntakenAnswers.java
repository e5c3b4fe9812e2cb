package gov.notify.api.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/// Keeps a connection whose caller sends requests without taking the answers from filling the memory: the next
/// request waits until most of what was answered is taken.
final class UntakenAnswers {

    /// After this the caller is taken to be gone.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private UntakenAnswers() {}

    /// Goes on with `next` at once where the connection has room, else when it has some again.
    static void await(RoutingContext exchange, Runnable next) {
        var response = exchange.response();
        if (!response.writeQueueFull()) {
            next.run();
            return;
        }
        long patience = exchange.vertx()
                .setTimer(
                        PATIENCE.toMillis(),
                        _ -> exchange.request().connection().close());
        response.drainHandler(_ -> {
            response.drainHandler(null);
            if (exchange.vertx().cancelTimer(patience)) {
                next.run();
            }
        });
        exchange.addEndHandler(_ -> exchange.vertx().cancelTimer(patience));
    }
}
