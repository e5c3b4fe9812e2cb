package gov.notify.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Puts a meter on bodies that were not read before their route was found. Runs after authentication, so that nobody
/// without a key takes memory that others need.
@Singleton
public class LargeBodies {

    private final BodyBudget budget;

    LargeBodies(BodyBudget budget) {
        this.budget = budget;
    }

    @ServerRequestFilter(priority = Priorities.USER + 1000)
    public void meter(ContainerRequestContext request, RoutingContext exchange) {
        if (!Frame.isUnread(exchange)) {
            return;
        }
        var body = new MeteredBody(
                request.getEntityStream(),
                budget,
                BodyLimits.of(exchange.request().path()));
        exchange.addEndHandler(_ -> body.release());
        request.setEntityStream(body);
    }
}
