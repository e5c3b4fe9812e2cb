package gov.notify.api.internal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/// What the texts that Notify itself sends come from.
@ConfigMapping(prefix = "")
public interface InternalMessageConfig {

    /// A number that only sign-in codes come from, so that no service's texts keep them waiting. Otherwise they
    /// come from the default sender of Notify's own service.
    @WithName("notify.sms.sign-in-sender")
    Optional<String> signInSender();

    /// The number that texts to countries come from whose carriers want one. Otherwise AWS_US_TOLL_FREE_NUMBER.
    @WithName("NOTIFY_INTERNATIONAL_SMS_SENDER")
    Optional<String> internationalSender();
}
