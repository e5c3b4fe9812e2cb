package gov.notify.api.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where AWS serves the certificate of an envelope's signature. Anyone may write anything into an envelope, so only an
/// address that cannot be anybody else's is ever called.
final class CertificateAddress {

    private static final Pattern PATH = Pattern.compile("/SimpleNotificationService-[0-9a-f]{32}\\.pem");

    private CertificateAddress() {}

    /// The address, if it is SNS's own in the region of the topic: https, nothing before or after host and path.
    static Optional<URI> of(@Nullable String text, TopicArn topic) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var address = new URI(text);
            var exact = "https://" + topic.host() + address.getRawPath();
            return text.equals(exact) && PATH.matcher(address.getRawPath()).matches()
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
