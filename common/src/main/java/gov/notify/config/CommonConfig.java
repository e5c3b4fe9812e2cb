package gov.notify.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.util.Optional;

/// Where Notify runs and whom its messages come from.
@ConfigMapping(prefix = "")
public interface CommonConfig {

    /// Where the program runs. Only in `development` and `test`, where no message can be a real person's, are the
    /// stand-in for AWS and keys known from the environment taken.
    @WithName("NOTIFY_ENVIRONMENT")
    @Matching("development|test|sandbox|demo|staging|production")
    @WithDefault("production")
    String environment();

    // PlatformConfigSourceFactory reads it; here it is missed together with all else that is missing.
    /// Where Postgres is: `postgres://user:password@host:port/database` or a JDBC URL. Otherwise that of the
    /// bound service `aws-rds`.
    @WithName("DATABASE_URL")
    @Required("a URL of Postgres, unless a service aws-rds is bound")
    @WithConverter(Required.Text.class)
    @WithDefault("${quarkus.datasource.jdbc.url:}")
    String databaseUrl();

    /// The domain that emails come from.
    @WithName("NOTIFY_EMAIL_DOMAIN")
    @Required("a domain, such as notify.example.gov")
    @WithConverter(Required.Text.class)
    String emailDomain();

    /// The number that texts come from where no sender of the service's own can be used.
    @WithName("AWS_US_TOLL_FREE_NUMBER")
    @Required("a phone number, such as +18005550100")
    @WithConverter(Required.Text.class)
    String tollFreeNumber();

    /// Where people configure their services.
    @WithName("ADMIN_BASE_URL")
    @Matching("https?://[^?#\\s]+")
    @WithDefault("http://localhost:6012")
    String adminBaseUrl();

    /// Another address than AWS's own, such as a stand-in's. With it set outside `development` and `test` no
    /// program starts.
    @WithName("AWS_ENDPOINT_URL")
    Optional<URI> awsEndpoint();
}
