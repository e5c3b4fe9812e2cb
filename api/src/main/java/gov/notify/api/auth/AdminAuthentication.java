package gov.notify.api.auth;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.MalformedJson;
import gov.notify.api.json.RequestJson;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Verifies the admin application's token: the checks of docs/contract/admin-api.md, 2.2, in its order.
@ApplicationScoped
@Startup
public class AdminAuthentication {

    private static final String ANOTHER_CLIENT = "Unauthorized: not allowed to perform this action";

    private final String clientId;
    private final List<SecretKeySpec> secrets;
    private final Clock clock;

    /// @throws IllegalArgumentException where the admin application has no secret
    public AdminAuthentication(AdminConfig config, Clock clock) {
        this.clientId = config.clientId();
        this.clock = clock;
        this.secrets = secrets(config).stream()
                .filter(secret -> !secret.isBlank())
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "ADMIN_CLIENT_SECRET is missing, and INTERNAL_CLIENT_API_KEYS has none either: the secret with which"
                            + " the admin application signs its tokens");
        }
    }

    /// @throws gov.notify.api.error.ApiException 401 where there is no token of the admin application, 403
    /// where it does not convince
    void check(@Nullable String authorization) {
        var token = Token.bearer(authorization);
        if (!clientId.equals(token.issuer())) {
            throw ApiError.unauthenticated(401, ANOTHER_CLIENT).thrown();
        }
        token.requireHs256();
        if (secrets.stream().noneMatch(token::isSignedWith)) {
            throw Token.keyNotFound();
        }
        token.requireTimely(clock, Token.NOT_A_TOKEN);
    }

    private List<String> secrets(AdminConfig config) {
        return config.secretsByClient()
                .map(this::ofClient)
                .orElseGet(() -> config.clientSecret().stream().toList());
    }

    private List<String> ofClient(String json) {
        try {
            if (RequestJson.parseSmall(json.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> clients
                    && clients.get(clientId) instanceof List<?> secrets) {
                return secrets.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            }
        } catch (MalformedJson _) {
            // the same as another shape
        }
        throw new IllegalArgumentException(
                "INTERNAL_CLIENT_API_KEYS must be a JSON object with a list of secrets for " + clientId);
    }
}
