package gov.notify.api.auth;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.json.UuidText;
import gov.notify.service.ServiceSnapshot;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Believes a token, or says why not: the checks of docs/contract/public-api.md, 1.3, in its order.
public final class Authentication {

    private static final int SCHEME = 7;
    private static final String BEARER = "Bearer ";

    private static final String NO_TOKEN = "Unauthorized: authentication token must be provided";
    private static final String NO_BEARER = "Unauthorized: authentication bearer scheme must be used";
    private static final String NOT_A_TOKEN = "Invalid token: make sure your API token matches the example at"
            + " https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header";
    private static final String NO_ISSUER = "Invalid token: iss field not provided";
    private static final String NOT_A_SERVICE_ID = "Invalid token: service id is not the right data type";
    private static final String NO_SERVICE = "Invalid token: service not found";
    private static final String NO_KEYS = "Invalid token: service has no API keys";
    private static final String ARCHIVED = "Invalid token: service is archived";
    private static final String WRONG_ALGORITHM = "Invalid token: algorithm used is not HS256";
    private static final String NO_KEY = "Invalid token: API key not found";
    private static final String WRONG_TIME = "Error: Your system clock must be accurate to within 30 seconds";
    private static final String REVOKED = "Invalid token: API key revoked";

    private final Function<UUID, Optional<ServiceSnapshot>> services;
    private final Clock clock;

    public Authentication(Function<UUID, Optional<ServiceSnapshot>> services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /// Who sent this `Authorization` header.
    ///
    /// @throws ApiException 401 where there is no bearer token, 403 where it does not convince
    public Caller callerOf(@Nullable String authorization) {
        var token = Token.decode(bearer(authorization)).orElseThrow(() -> refused(NOT_A_TOKEN));
        var service = service(token.claims());
        if (!token.isHs256()) {
            throw refused(WRONG_ALGORITHM);
        }
        var key = service.keys().stream()
                .filter(candidate -> token.isSignedWith(candidate.secret()))
                .findFirst()
                .orElseThrow(() -> refused(NO_KEY));
        timely(token.claims());
        if (key.revoked()) {
            throw refused(REVOKED);
        }
        return new Caller(service, key);
    }

    private static String bearer(@Nullable String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            throw new ApiError.Unauthenticated(401, NO_TOKEN).thrown();
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, SCHEME)) {
            throw new ApiError.Unauthenticated(401, NO_BEARER).thrown();
        }
        return authorization.substring(SCHEME);
    }

    private ServiceSnapshot service(TokenClaims claims) {
        if (!claims.has("iss")) {
            throw refused(NO_ISSUER);
        }
        var id = claims.get("iss") instanceof String issuer ? UuidText.parse(issuer) : null;
        if (id == null) {
            throw refused(NOT_A_SERVICE_ID);
        }
        var service = services.apply(id).orElseThrow(() -> refused(NO_SERVICE));
        if (service.keys().isEmpty()) {
            throw refused(NO_KEYS);
        }
        if (!service.active()) {
            throw refused(ARCHIVED);
        }
        return service;
    }

    private void timely(TokenClaims claims) {
        long now = clock.instant().getEpochSecond();
        if (claims.areOutOfTime(now)) {
            throw refused(WRONG_TIME);
        }
        if (!claims.has("iat")) {
            throw refused(NO_KEY);
        }
        if (claims.areFaulty(now)) {
            throw refused(NOT_A_TOKEN);
        }
    }

    private static ApiException refused(String text) {
        return new ApiError.Unauthenticated(403, text).thrown();
    }
}
