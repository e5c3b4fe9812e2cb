package gov.notify.api.webhook;

import gov.notify.config.Matching;
import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whose receipts we take, and how many at once.
@ConfigMapping(prefix = "notify.receipts")
public interface WebhookConfig {

    /// The SNS topics that may speak to us, comma-separated. Without any, every envelope is refused.
    @Matching("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+")
    Optional<List<String>> topicArns();

    /// Development only: where the sandbox serves the certificate it signs with, used in place of AWS's. With
    /// it set in production the program does not start.
    Optional<URI> trustedCertificateUrl();

    /// Require that the signing certificate chains to an authority that Java trusts: so unless the sandbox's
    /// is taken in place of AWS's. Off only where the egress rules keep us from fetching intermediate
    /// certificates; the certificate itself still comes from AWS over TLS.
    Optional<Boolean> checkChain();

    /// Batches of receipts being committed at once.
    @Range(min = "1", max = "16")
    @WithDefault("2")
    int committers();

    /// Most receipts in one commit.
    @Range(min = "1", max = "5000")
    @WithDefault("500")
    int batch();

    /// Receipts that may wait for a commit before SNS is asked to come back.
    @Range(min = "1")
    @WithDefault("5000")
    int queue();

    /// How long a receipt waits for room before that.
    @WithDefault("2s")
    Duration patience();

    /// How long a receipt may wait for its commit to begin: SNS has hung up by then, and comes back with it.
    @WithDefault("10s")
    Duration stale();
}
