package gov.notify.api.webhook;

import gov.notify.config.CommonConfig;
import gov.notify.config.Environment;
import gov.notify.egress.Egress;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Makes the parts of the webhooks from the settings, and refuses settings that would let anyone in.
@ApplicationScoped
class WebhookBeans {

    @Produces
    @Singleton
    @Startup
    EnvelopeCheck envelopeCheck(WebhookConfig config, Clock clock, Environment environment, Egress egress) {
        refuseSandboxCertificateIn(environment, config);
        var instead = config.trustedCertificateUrl();
        var judge = new CertificateJudge(clock, config.checkChain().orElse(instead.isEmpty()));
        return new EnvelopeCheck(
                Set.copyOf(config.topicArns().orElse(List.of())),
                new DownloadedCertificates(judge, instead.orElse(null), egress));
    }

    @Produces
    @Singleton
    Subscription subscription(CommonConfig config, Egress egress) {
        return new Subscription(egress, config.awsEndpoint());
    }

    // Whoever holds the sandbox's key could tell us that anything was delivered.
    private static void refuseSandboxCertificateIn(Environment environment, WebhookConfig config) {
        if (config.trustedCertificateUrl().isPresent() && !environment.isOpen()) {
            throw new IllegalStateException("NOTIFY_RECEIPTS_TRUSTED_CERTIFICATE_URL is set, but NOTIFY_ENVIRONMENT is "
                    + environment.wireName() + ": receipts must be signed by AWS");
        }
    }
}
