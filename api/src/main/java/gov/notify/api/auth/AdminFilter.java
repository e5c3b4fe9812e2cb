package gov.notify.api.auth;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.MemoryOwner;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Lets only the admin application into routes with [AdminRequired], and keeps their answers out of caches.
/// Who acts there, and whether they may, is the application's affair.
@Provider
@AdminRequired
public class AdminFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final ProxySecret proxy;
    private final AdminAuthentication authentication;
    private final CurrentVertxRequest exchange;

    public AdminFilter(ProxySecret proxy, AdminAuthentication authentication, CurrentVertxRequest exchange) {
        this.proxy = proxy;
        this.authentication = authentication;
        this.exchange = exchange;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!proxy.knows(request.getHeaderString(ProxySecret.HEADER))) {
            throw ApiError.forbidden(ProxySecret.FORBIDDEN).thrown();
        }
        authentication.check(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        MemoryOwner.set(exchange.getCurrent(), MemoryOwner.ADMIN);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
