package gov.notify.api.admin.link;

import gov.notify.config.Matching;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/// How links are made that lead to the admin application.
@ConfigMapping(prefix = "")
public interface LinkConfig {

    /// The secret that the admin application and the api sign links with. Must be given, except in
    /// `development` and `test`: there it is the one that the application has fixed, `dev-notify-secret-key`.
    @WithName("SECRET_KEY")
    Optional<String> secretKey();

    /// What goes before it when the key is made that signs, at least 16 bytes. Must be given like it; in
    /// `development` and `test` it is `development-notify-salt`.
    @WithName("DANGEROUS_SALT")
    Optional<String> dangerousSalt();

    /// Further addresses of the admin application that links in emails may begin with where it asks for them;
    /// all others begin with ADMIN_BASE_URL.
    @WithName("notify.links.bases")
    @Matching("https?://[^?#\\s]+")
    Optional<List<String>> bases();
}
