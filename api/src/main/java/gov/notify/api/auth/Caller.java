package gov.notify.api.auth;

import gov.notify.api.http.MemoryOwner;
import gov.notify.service.ApiKeySnapshot;
import gov.notify.service.ServiceSnapshot;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// The service that makes a request, and the key it signed with.
public record Caller(ServiceSnapshot service, ApiKeySnapshot key) {

    private static final String KEY = Caller.class.getName();

    /// Who makes this request. Only routes with [KeyRequired] have a caller.
    public static Caller of(RoutingContext exchange) {
        return Objects.requireNonNull(exchange.get(KEY), "the route does not require a key");
    }

    void attachTo(RoutingContext exchange) {
        exchange.put(KEY, this);
        MemoryOwner.set(exchange, service.id());
    }
}
