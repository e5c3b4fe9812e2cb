package gov.notify.api.http;

import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/// What Vert.x does not do with a connection by itself.
final class Connections {

    private Connections() {}

    /// Ends the connection at once. Its own way to close waits until all that was written is taken, and who takes
    /// nothing would keep it.
    static void cut(RoutingContext exchange) {
        var _ = of(exchange).channelHandlerContext().close();
    }

    /// How many bytes have to be taken until more may be written; 0 where it may.
    static long untaken(RoutingContext exchange) {
        return of(exchange).channel().bytesBeforeWritable();
    }

    private static ConnectionBase of(RoutingContext exchange) {
        return (ConnectionBase) exchange.request().connection();
    }
}
