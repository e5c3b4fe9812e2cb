package gov.notify.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Puts a meter on bodies that were not read before their route was found. Runs after authentication, so that nobody
/// without a key takes memory that services need.
@Singleton
public class LargeBodies {

    private final BodyBudgets budgets;

    LargeBodies(BodyBudgets budgets) {
        this.budgets = budgets;
    }

    @ServerRequestFilter(priority = Priorities.USER + 1000)
    public void meter(ContainerRequestContext request, RoutingContext exchange) {
        if (!BodyAdmission.isUnread(exchange)) {
            return;
        }
        // By caller, not by path: the router also finds a webhook whose path is written with needless
        // percent-encoding.
        var stream = request.getEntityStream();
        var body = MemoryOwner.of(exchange)
                .map(owner -> new MeteredBody(
                        stream,
                        budgets.of(owner),
                        BodyLimits.of(exchange.request().path())))
                .orElseGet(() -> new MeteredBody(stream, budgets.ofStrangers(), BodyLimits.OF_STRANGERS));
        exchange.addEndHandler(_ -> body.release());
        if (exchange.response().closed()) {
            body.release(); // hung up before anybody listened
        }
        request.setEntityStream(body);
    }
}
