package gov.notify.sandbox.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Tells whether a request comes from the application: `private_key_jwt`, RFC 7523 and OpenID Connect Core 1.0, 9.
final class ClientAssertions {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// How long one may live, as Login.gov has it.
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    /// For an application whose clock is not ours.
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final LoginClient client;
    private final InstantSource clock;
    private final DefaultJWTClaimsVerifier<SecurityContext> claims;
    private final Map<String, Instant> seen = new HashMap<>();

    ClientAssertions(LoginClient client, LoginAddresses addresses, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        claims =
                new DefaultJWTClaimsVerifier<>(
                        addresses.token(),
                        new JWTClaimsSet.Builder()
                                .issuer(client.id())
                                .subject(client.id())
                                .build(),
                        Set.of("exp", "jti")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew((int) SKEW.toSeconds());
    }

    /// @throws OAuthRefusal `invalid_client`
    void require(RequestParameters parameters) {
        if (!parameters.get("client_assertion_type").filter(TYPE::equals).isPresent()) {
            throw refused("client_assertion_type must be " + TYPE);
        }
        if (!parameters.get("client_id").orElse(client.id()).equals(client.id())) {
            throw refused("client_id is not known here");
        }
        var assertion = parameters
                .get("client_assertion")
                .orElseThrow(() -> refused("client_assertion is missing, or came twice"));
        requireUnused(claimsOf(assertion));
    }

    private JWTClaimsSet claimsOf(String assertion) {
        try {
            var token = SignedJWT.parse(assertion);
            if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
                throw refused("client_assertion must be signed with RS256");
            }
            if (!token.verify(new RSASSAVerifier(client.key()))) {
                throw refused("client_assertion is not signed with the key of the application");
            }
            var stated = token.getJWTClaimsSet();
            claims.verify(stated, null);
            requireTimely(stated);
            return stated;
        } catch (ParseException | JOSEException e) {
            throw refused("client_assertion is no signed JWT");
        } catch (BadJWTException e) {
            throw refused(e.getMessage() == null ? "client_assertion is not acceptable" : e.getMessage());
        }
    }

    private void requireTimely(JWTClaimsSet stated) {
        var latest = clock.instant().plus(SKEW);
        var issued = stated.getIssueTime();
        if (stated.getExpirationTime().toInstant().isAfter(latest.plus(LONGEST_LIFE))) {
            throw refused("exp can be " + LONGEST_LIFE.toMinutes() + " minutes ahead at most");
        }
        if (issued != null && issued.toInstant().isAfter(latest)) {
            throw refused("iat lies ahead");
        }
    }

    /// Two at once: the second is refused.
    private synchronized void requireUnused(JWTClaimsSet stated) {
        var now = clock.instant();
        seen.values().removeIf(until -> !now.isBefore(until));
        var until = stated.getExpirationTime().toInstant().plus(SKEW);
        if (stated.getJWTID().isEmpty() || seen.putIfAbsent(stated.getJWTID(), until) != null) {
            throw refused("jti was used before");
        }
    }

    private static OAuthRefusal refused(String why) {
        return new OAuthRefusal("invalid_client", why);
    }
}
