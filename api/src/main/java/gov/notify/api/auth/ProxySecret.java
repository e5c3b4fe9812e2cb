package gov.notify.api.auth;

import gov.notify.api.config.ApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    static final String FORBIDDEN = "Forbidden: invalid authentication token provided";

    private final boolean checked;
    private final List<byte[]> secrets;

    @Inject
    public ProxySecret(ApiConfig config) {
        this(
                config.checkProxyHeader(),
                Stream.of(config.routeSecretKey1(), config.routeSecretKey2())
                        .flatMap(Optional::stream)
                        .toList());
    }

    ProxySecret(boolean checked, List<String> secrets) {
        this.checked = checked;
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (checked && this.secrets.isEmpty()) {
            throw new IllegalArgumentException("CHECK_PROXY_HEADER is on, but ROUTE_SECRET_KEY_1 is not set");
        }
    }

    /// Whether a request with this header came through it, or need not have.
    boolean knows(@Nullable String header) {
        if (!checked) {
            return true;
        }
        byte[] given = header == null ? new byte[0] : header.getBytes(StandardCharsets.UTF_8);
        return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(secret, given));
    }
}
