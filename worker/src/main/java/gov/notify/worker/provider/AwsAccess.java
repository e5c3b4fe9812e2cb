package gov.notify.worker.provider;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Who we are to one AWS service, and where it is.
///
/// A broker may give each service its own credentials (`SES_AWS_ACCESS_KEY_ID`, `SES_AWS_SECRET_ACCESS_KEY`,
/// `SES_AWS_REGION`; the same for `SNS_`); otherwise the usual AWS variables hold.
///
/// @param endpoint instead of AWS's own: the sandbox
/// @param fips AWS's FIPS 140 endpoints, which only some regions have
record AwsAccess(AwsCredentialsProvider credentials, Region region, Optional<URI> endpoint, boolean fips) {

    /// @param service prefix of the variables, e.g. `SES`
    static AwsAccess of(Config config, String service, boolean fips) {
        var endpoint = config.getOptionalValue("AWS_ENDPOINT_URL", URI.class);
        var key = config.getOptionalValue(service + "_AWS_ACCESS_KEY_ID", String.class)
                .or(() -> config.getOptionalValue("AWS_ACCESS_KEY_ID", String.class));
        var secret = config.getOptionalValue(service + "_AWS_SECRET_ACCESS_KEY", String.class)
                .or(() -> config.getOptionalValue("AWS_SECRET_ACCESS_KEY", String.class));
        var token = config.getOptionalValue("AWS_SESSION_TOKEN", String.class);
        var region = config.getOptionalValue(service + "_AWS_REGION", String.class)
                .or(() -> config.getOptionalValue("AWS_REGION", String.class))
                .map(Region::of)
                .orElseGet(() -> new DefaultAwsRegionProviderChain().getRegion());
        return new AwsAccess(credentials(key, secret, token), region, endpoint, fips && endpoint.isEmpty());
    }

    // Fixed credentials spare every call the walk along the provider chain.
    private static AwsCredentialsProvider credentials(
            Optional<String> key, Optional<String> secret, Optional<String> token) {
        return key.isPresent() && secret.isPresent() && token.isEmpty()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(key.get(), secret.get()))
                : DefaultCredentialsProvider.builder().build();
    }
}
