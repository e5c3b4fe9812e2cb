package gov.notify.worker.provider;

import gov.notify.config.Required;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/// Who we are to AWS, and where it is. A broker may give SES and SNS access of their own; otherwise the usual AWS
/// variables hold.
@ConfigMapping(prefix = "")
public interface AwsConfig {

    /// For emails.
    @WithName("ses.aws")
    Access ses();

    /// For texts.
    @WithName("sns.aws")
    Access sns();

    /// With one, the SDK finds the credentials in its own places.
    @WithName("AWS_SESSION_TOKEN")
    Optional<String> sessionToken();

    /// What one service asks for.
    interface Access {

        /// Id of the key that signs calls. Without one the SDK finds the credentials in its own places.
        @WithDefault("${AWS_ACCESS_KEY_ID:}")
        Optional<String> accessKeyId();

        /// The key that signs calls.
        @WithDefault("${AWS_SECRET_ACCESS_KEY:}")
        Optional<String> secretAccessKey();

        /// The region that is called.
        @Required("a region, such as us-gov-west-1, unless AWS_REGION names it")
        @WithConverter(Required.Text.class)
        @WithDefault("${AWS_REGION:}")
        String region();
    }
}
