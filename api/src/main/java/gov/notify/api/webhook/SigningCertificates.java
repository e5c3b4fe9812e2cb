package gov.notify.api.webhook;

import java.net.URI;
import java.security.cert.X509Certificate;

/// The certificates that envelopes are signed with.
interface SigningCertificates {

    /// @param address one that [CertificateAddress] let pass for the topic
    Found get(URI address, TopicArn topic);

    sealed interface Found {}

    record Trusted(X509Certificate certificate) implements Found {}

    /// It is not AWS's, or no longer valid.
    record Rejected(String why) implements Found {}

    /// It cannot be had, or not be judged, right now.
    record Unavailable(String why) implements Found {}
}
