package gov.notify.user;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/// How long people have who are invited.
@ConfigMapping(prefix = "")
public interface InvitationConfig {

    /// Days in which an invitation to a service or an organization can be accepted. The email says two.
    @WithName("INVITATION_EXPIRATION_DAYS")
    @Range(min = "1", max = "365")
    @WithDefault("2")
    int expirationDays();
}
