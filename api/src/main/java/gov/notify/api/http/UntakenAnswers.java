package gov.notify.api.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/// Limits how much of its answers a client may leave unread in our memory: the next request of a connection
/// waits until the client has read the answers before it, and the connection is cut when it stops reading.
final class UntakenAnswers {

    /// Of what was answered, so much may wait to be taken while the next request is served.
    private static final int ROOM = 8 * 1024;

    /// In this time a caller takes at least [#LEAST], or is gone. A large answer has a deadline of its own
    /// ([CountedAnswer]).
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long LEAST = 64L * 1024;

    private final Duration patience;

    UntakenAnswers() {
        this(PATIENCE);
    }

    UntakenAnswers(Duration patience) {
        this.patience = patience;
    }

    /// Goes on with `next` at once where the connection has room, else when it has some again.
    void await(RoutingContext exchange, Runnable next) {
        var response = exchange.response();
        response.setWriteQueueMaxSize(ROOM);
        if (!response.writeQueueFull()) {
            next.run();
            return;
        }
        response.drainHandler(_ -> {
            response.drainHandler(null);
            next.run();
        });
        watch(exchange, Connections.untaken(exchange));
    }

    private void watch(RoutingContext exchange, long untaken) {
        exchange.vertx().setTimer(patience.toMillis(), _ -> {
            long now = Connections.untaken(exchange);
            if (now == 0 || exchange.response().closed()) {
                return; // it goes on, or is over
            }
            if (now > untaken - LEAST) {
                Connections.cut(exchange);
            } else {
                watch(exchange, now);
            }
        });
    }
}
