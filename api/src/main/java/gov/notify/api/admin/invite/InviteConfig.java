package gov.notify.api.admin.invite;

import gov.notify.config.Matching;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/// Where people go who accept an invitation.
@ConfigMapping(prefix = "")
public interface InviteConfig {

    /// The address at login.gov where invited people register; `NONCE` and `STATE` in it are replaced
    /// by what the admin application gives each invitation. Without it the api starts only in
    /// `development` and `test`, where invitations then lead straight to the admin application.
    @WithName("LOGIN_DOT_GOV_REGISTRATION_URL")
    @Matching("(?=.*NONCE)(?=.*STATE).*")
    Optional<String> registrationUrl();
}
