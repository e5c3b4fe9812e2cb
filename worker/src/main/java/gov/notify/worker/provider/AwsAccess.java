package gov.notify.worker.provider;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Who we are to one AWS service, and where it is.
///
/// @param endpoint instead of AWS's own: the sandbox
/// @param fips AWS's FIPS 140 endpoints, which only some regions have
record AwsAccess(AwsCredentialsProvider credentials, Region region, Optional<URI> endpoint, boolean fips) {

    static AwsAccess of(AwsConfig.Access access, Optional<String> token, Optional<URI> endpoint, boolean fips) {
        return new AwsAccess(
                credentials(access, token), Region.of(access.region()), endpoint, fips && endpoint.isEmpty());
    }

    // Fixed credentials spare every call the walk along the provider chain.
    private static AwsCredentialsProvider credentials(AwsConfig.Access access, Optional<String> token) {
        var key = access.accessKeyId();
        var secret = access.secretAccessKey();
        return key.isPresent() && secret.isPresent() && token.isEmpty()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(key.get(), secret.get()))
                : DefaultCredentialsProvider.builder().build();
    }
}
