package gov.notify.api.demo;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.UUID;

/// The demo service that development and tests use; made only where all of it is given.
@ConfigMapping(prefix = "notify.demo")
public interface DemoConfig {

    /// The service's id. Without it nothing is made.
    Optional<UUID> serviceId();

    /// The id of the email template.
    Optional<UUID> emailTemplateId();

    /// The id of the text template.
    Optional<UUID> smsTemplateId();

    /// The secrets of the three API keys.
    Key key();

    /// One secret for each type of key: a UUID in its text form.
    interface Key {
        /// Of the key that sends to anyone.
        Optional<UUID> normal();

        /// Of the key that sends to the service's own people.
        Optional<UUID> team();

        /// Of the key that sends nothing.
        Optional<UUID> test();
    }
}
