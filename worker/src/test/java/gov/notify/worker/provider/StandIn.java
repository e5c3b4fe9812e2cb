package gov.notify.worker.provider;

import gov.notify.sandbox.aws.AwsStandIn;
import gov.notify.worker.provider.ProviderConformance.Conduct;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// The sandbox's AWS, and how our clients reach it.
final class StandIn implements AutoCloseable {

    static final AwsClients CLIENTS = new AwsClients(128, Duration.ofSeconds(2), Duration.ofSeconds(8));

    final AwsStandIn aws = AwsStandIn.start(0);

    AwsAccess access() {
        return new AwsAccess(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")),
                Region.US_WEST_2,
                Optional.of(URI.create(aws.endpoint())),
                false);
    }

    void conduct(Conduct conduct) {
        aws.behaviour().reset();
        switch (conduct) {
            case ACCEPTS -> {}
            case THROTTLES -> aws.behaviour().change("{\"throttle_rate\":1}");
            case FAILS -> aws.behaviour().change("{\"error_rate\":1}");
            case BREAKS_OFF -> aws.behaviour().change("{\"reset_rate\":1}");
        }
    }

    int taken() {
        return aws.ledger().lines().size();
    }

    @Override
    public void close() {
        aws.close();
    }
}
