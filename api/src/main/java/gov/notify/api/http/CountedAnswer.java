package gov.notify.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An answer, and the memory it takes until its reader has taken its last byte, or is gone.
public final class CountedAnswer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long SLOWEST_PER_SECOND = 64L * 1024;

    private final byte[] body;
    private final BodyBudget.Share share;
    private final Duration within;
    private long taken;
    private boolean underWay;
    private @Nullable RoutingContext exchange;

    /// @param taken of `share`
    CountedAnswer(byte[] body, BodyBudget.Share share, long taken) {
        this(body, share, taken, GRACE.plusSeconds(body.length / SLOWEST_PER_SECOND));
    }

    /// @param within after this the reader is cut off
    CountedAnswer(byte[] body, BodyBudget.Share share, long taken, Duration within) {
        this.body = body;
        this.share = share;
        this.taken = taken;
        this.within = within;
    }

    /// Gives the memory back: this is not answered, or no more under way.
    @Override
    public synchronized void close() {
        share.giveBack(taken);
        taken = 0;
    }

    /// From now on the end of `exchange` ends this too.
    void belongsTo(RoutingContext exchange) {
        this.exchange = exchange;
        exchange.addEndHandler(_ -> ended());
        if (exchange.response().closed()) {
            close(); // hung up before anybody listened
        }
    }

    /// Sends it.
    void send() {
        var exchange = Objects.requireNonNull(this.exchange, "an answer to nobody");
        long deadline = exchange.vertx().setTimer(within.toMillis(), _ -> Connections.cut(exchange));
        begin();
        try {
            exchange.response().end(Buffer.buffer(body)).onComplete(_ -> over(exchange.vertx(), deadline));
        } catch (RuntimeException e) {
            over(exchange.vertx(), deadline);
            throw e;
        }
    }

    private void over(Vertx vertx, long deadline) {
        vertx.cancelTimer(deadline);
        close();
    }

    private synchronized void begin() {
        underWay = true;
    }

    /// The exchange ends as soon as its answer is on its way: what was not sent by then never is.
    private synchronized void ended() {
        if (!underWay) {
            close();
        }
    }
}
