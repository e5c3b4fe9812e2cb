package gov.notify.api.auth;

import gov.notify.api.config.ApiConfig;
import gov.notify.api.error.ApiError;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where it is switched on, lets in only what came through our own proxy, which knows a secret.
@ApplicationScoped
public class ProxySecret {

    static final String HEADER = "X-Custom-Forwarder";

    private static final String FORBIDDEN = "Forbidden: invalid authentication token provided";

    private final boolean checked;
    private final List<byte[]> secrets;

    public ProxySecret(ApiConfig config) {
        this.checked = config.checkProxyHeader();
        this.secrets = Stream.of(config.routeSecretKey1(), config.routeSecretKey2())
                .flatMap(Optional::stream)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (checked && secrets.isEmpty()) {
            throw new IllegalArgumentException("CHECK_PROXY_HEADER is on, but ROUTE_SECRET_KEY_1 is not set");
        }
    }

    /// @throws gov.notify.api.error.ApiException 403 if the header is missing or wrong where it is needed
    void check(@Nullable String header) {
        if (!checked) {
            return;
        }
        byte[] given = header == null ? new byte[0] : header.getBytes(StandardCharsets.UTF_8);
        if (secrets.stream().noneMatch(secret -> MessageDigest.isEqual(secret, given))) {
            throw ApiError.unauthenticated(403, FORBIDDEN).thrown();
        }
    }
}
