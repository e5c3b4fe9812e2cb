package gov.notify.api.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/// Who the admin application is to us.
@ConfigMapping(prefix = "")
public interface AdminConfig {

    /// What the admin application calls itself in its tokens.
    @WithName("ADMIN_CLIENT_ID")
    @WithDefault("notify-admin")
    String clientId();

    /// The secret that it signs its tokens with. Without it, and without `INTERNAL_CLIENT_API_KEYS`, the api does not
    /// start.
    @WithName("ADMIN_CLIENT_SECRET")
    Optional<String> clientSecret();

    /// The secrets of all internal clients, as a JSON object of lists by client id, such as
    /// `{"notify-admin":["new","old"]}`. Where it is there, it alone counts: both secrets are good while one
    /// is replaced.
    @WithName("INTERNAL_CLIENT_API_KEYS")
    Optional<String> secretsByClient();
}
