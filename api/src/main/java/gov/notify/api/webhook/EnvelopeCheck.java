package gov.notify.api.webhook;

import gov.notify.api.webhook.EnvelopeVerdict.Forged;
import gov.notify.api.webhook.EnvelopeVerdict.Genuine;
import gov.notify.api.webhook.EnvelopeVerdict.Undecided;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;

/// Proves an SNS envelope: its topic is ours, its certificate is AWS's, its signature fits. In this order, so that a
/// stranger cannot make us call anybody.
final class EnvelopeCheck {

    private final Set<String> topics;
    private final SigningCertificates certificates;

    /// @param topics the ARNs that may speak to us; none means nobody may
    EnvelopeCheck(Set<String> topics, SigningCertificates certificates) {
        this.topics = Set.copyOf(topics);
        this.certificates = certificates;
    }

    EnvelopeVerdict of(SnsEnvelope envelope) {
        var arn = envelope.topicArn();
        if (arn == null || !topics.contains(arn)) {
            return new Forged("topic not allowed");
        }
        var topic = new TopicArn(arn);
        var address = CertificateAddress.of(envelope.signingCertUrl(), topic);
        if (address.isEmpty()) {
            return new Forged("certificate not served by SNS");
        }
        var algorithm = algorithm(envelope);
        if (algorithm.isEmpty()) {
            return new Forged("unknown signature version");
        }
        return switch (certificates.get(address.get(), topic)) {
            case SigningCertificates.Trusted(var certificate) ->
                fits(envelope, certificate, algorithm) ? new Genuine(topic) : new Forged("signature does not fit");
            case SigningCertificates.Rejected(var why) -> new Forged(why);
            case SigningCertificates.Unavailable(var why) -> new Undecided(why);
        };
    }

    private static String algorithm(SnsEnvelope envelope) {
        var version = envelope.signatureVersion();
        if ("1".equals(version)) {
            return "SHA1withRSA";
        }
        return "2".equals(version) ? "SHA256withRSA" : "";
    }

    private static boolean fits(SnsEnvelope envelope, X509Certificate certificate, String algorithm) {
        var signature = envelope.signature();
        if (signature == null) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(envelope.signedText().getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
