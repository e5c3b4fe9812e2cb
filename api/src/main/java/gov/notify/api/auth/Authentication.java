package gov.notify.api.auth;

import gov.notify.api.json.UuidText;
import gov.notify.service.ServiceSnapshot;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Verifies a bearer token: the checks of docs/contract/public-api.md, 1.3, in its order.
public final class Authentication {

    private static final String NOT_A_SERVICE_ID = "Invalid token: service id is not the right data type";
    private static final String NO_SERVICE = "Invalid token: service not found";
    private static final String NO_KEYS = "Invalid token: service has no API keys";
    private static final String ARCHIVED = "Invalid token: service is archived";
    private static final String REVOKED = "Invalid token: API key revoked";

    private final Function<UUID, Optional<ServiceSnapshot>> services;
    private final Clock clock;

    public Authentication(Function<UUID, Optional<ServiceSnapshot>> services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /// Who sent this `Authorization` header.
    ///
    /// @throws gov.notify.api.error.ApiException 401 where there is no bearer token, 403 where it
    /// does not convince
    public Caller callerOf(@Nullable String authorization) {
        var token = Token.bearer(authorization);
        var service = service(token.issuer());
        token.requireHs256();
        var key = service.keys().stream()
                .filter(candidate -> token.isSignedWith(candidate.secret()))
                .findFirst()
                .orElseThrow(Token::keyNotFound);
        token.requireTimely(clock, Token.WRONG_TIME);
        if (key.revoked()) {
            throw Token.refused(REVOKED);
        }
        return new Caller(service, key);
    }

    private ServiceSnapshot service(@Nullable Object issuer) {
        var id = issuer instanceof String text ? UuidText.parse(text) : null;
        if (id == null) {
            throw Token.refused(NOT_A_SERVICE_ID);
        }
        var service = services.apply(id).orElseThrow(() -> Token.refused(NO_SERVICE));
        if (service.keys().isEmpty()) {
            throw Token.refused(NO_KEYS);
        }
        if (!service.active()) {
            throw Token.refused(ARCHIVED);
        }
        return service;
    }
}
