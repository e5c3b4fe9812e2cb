package gov.notify.api.webhook;

import static java.util.Collections.disjoint;

import gov.notify.api.webhook.SigningCertificates.Found;
import gov.notify.api.webhook.SigningCertificates.Rejected;
import gov.notify.api.webhook.SigningCertificates.Trusted;
import gov.notify.api.webhook.SigningCertificates.Unavailable;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Says whether a certificate is one that SNS signs with: in date, in SNS's name, and issued by a public authority.
///
/// AWS serves the certificate alone, without the intermediate one that issued it, so the JDK is allowed to
/// fetch that from the address which the certificate itself names (RFC 5280, authority information access), as far as
/// [IssuerAddresses] has it.
final class CertificateJudge {

    private final Clock clock;
    private final boolean checkChain;
    private final Set<TrustAnchor> authorities;

    /// @param checkChain off for the sandbox, whose certificate signs itself
    CertificateJudge(Clock clock, boolean checkChain) {
        this.clock = clock;
        this.checkChain = checkChain;
        this.authorities = checkChain ? publicAuthorities() : Set.of();
    }

    /// @param served the signing certificate, then any that AWS serves with it
    /// @param signers the names that it may be in
    Found judge(List<X509Certificate> served, Set<String> signers) {
        var certificate = served.getFirst();
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return new Rejected("certificate out of date");
        }
        if (!signers.contains(commonName(certificate)) && disjoint(signers, alternativeNames(certificate))) {
            return new Rejected("certificate of someone else");
        }
        if (!checkChain) {
            return new Trusted(certificate);
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(path(served));
            return new Trusted(certificate);
        } catch (CertPathBuilderException e) {
            // What may pass, such as an issuer's certificate that could not be fetched, is worth another try
            // of SNS.
            return new ChainAtHand(served, authorities).endsElsewhere()
                    ? new Rejected("certificate of an unknown authority")
                    : new Unavailable("certificate does not chain to a public authority");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot check certificates", e);
        }
    }

    private PKIXBuilderParameters path(List<X509Certificate> served) throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(served.getFirst());
        var parameters = new PKIXBuilderParameters(authorities, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.instant()));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(served)));
        return parameters;
    }

    private static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }

    private static Set<Object> alternativeNames(X509Certificate certificate) {
        var names = new HashSet<>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(name -> names.add(name.get(1)));
            }
        } catch (CertificateParsingException e) {
            return Set.of();
        }
        return names;
    }

    private static Set<TrustAnchor> publicAuthorities() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            var anchors = new HashSet<TrustAnchor>();
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager authority) {
                    for (var issuer : authority.getAcceptedIssuers()) {
                        anchors.add(new TrustAnchor(issuer, null));
                    }
                }
            }
            if (anchors.isEmpty()) {
                throw new IllegalStateException("Java's trust store holds no authority: no receipt could be believed");
            }
            return Set.copyOf(anchors);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no list of public authorities", e);
        }
    }
}
