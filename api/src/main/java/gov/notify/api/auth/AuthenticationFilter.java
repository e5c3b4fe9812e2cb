package gov.notify.api.auth;

import gov.notify.api.error.ApiError;
import gov.notify.service.ServiceSnapshots;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;

/// Lets only services with a valid token into routes with [KeyRequired], and keeps their answers out of caches.
///
/// Runs after routing, so that an unknown path needs no token, and on the request's virtual thread, since it may have
/// to read the service.
@Provider
@KeyRequired
public class AuthenticationFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final ProxySecret proxy;
    private final Authentication authentication;
    private final CurrentVertxRequest exchange;

    public AuthenticationFilter(
            ProxySecret proxy, ServiceSnapshots services, Clock clock, CurrentVertxRequest exchange) {
        this.proxy = proxy;
        this.authentication = new Authentication(services::find, clock);
        this.exchange = exchange;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!proxy.knows(request.getHeaderString(ProxySecret.HEADER))) {
            throw ApiError.unauthenticated(403, ProxySecret.FORBIDDEN).thrown();
        }
        authentication
                .callerOf(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .attachTo(exchange.getCurrent());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
