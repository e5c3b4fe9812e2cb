package gov.notify.api.auth;

import gov.notify.service.ApiKeySnapshot;
import gov.notify.service.ServiceSnapshot;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;

/// The service that makes a request, and the key it signed with.
public record Caller(ServiceSnapshot service, ApiKeySnapshot key) {

    private static final String PROPERTY = Caller.class.getName();

    /// Who makes this request. Only routes with [KeyRequired] have a caller.
    public static Caller of(ContainerRequestContext request) {
        return (Caller) Objects.requireNonNull(request.getProperty(PROPERTY), "the route does not require a key");
    }

    /// Whether a key was shown and found valid.
    public static boolean isKnown(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) != null;
    }

    void attachTo(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }
}
