package gov.notify.api.webhook;

import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be said, without fetching anything, of a chain that the JDK found no way through: it does not tell a chain
/// that ends elsewhere from one of which a part could not be fetched.
final class ChainAtHand {

    /// Authority information access, RFC 5280, section 4.2.2.1: where the issuer's certificate may be fetched.
    private static final String ISSUER_AT = "1.3.6.1.5.5.7.1.1";

    private final List<X509Certificate> served;
    private final List<X509Certificate> authorities;

    /// @param served the certificate in question, then others
    ChainAtHand(List<X509Certificate> served, Collection<TrustAnchor> authorities) {
        this.served = served;
        this.authorities = authorities.stream().map(TrustAnchor::getTrustedCert).toList();
    }

    /// Whether it surely ends at nobody whom we trust: at a certificate that signs itself, or one whose issuer is
    /// neither here nor to be fetched from anywhere.
    boolean endsElsewhere() {
        var last = served.getFirst();
        for (int length = 0; length < served.size(); length++) {
            if (issuerOf(last, authorities.stream()).isPresent()) {
                return false;
            }
            if (issued(last, last)) {
                return true;
            }
            var issuer = issuerOf(last, served.stream());
            if (issuer.isEmpty()) {
                return last.getExtensionValue(ISSUER_AT) == null;
            }
            last = issuer.get();
        }
        return true; // each issued by another of them, in a circle
    }

    private static Optional<X509Certificate> issuerOf(X509Certificate one, Stream<X509Certificate> others) {
        return others.filter(other -> issued(other, one)).findFirst();
    }

    private static boolean issued(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
