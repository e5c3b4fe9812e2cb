package gov.notify.sandbox.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/// Tells the application who signed in, signed with a key that every start makes anew.
final class IdTokens {
    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final LoginClient client;
    private final LoginAddresses addresses;
    private final InstantSource clock;
    private final RSAKey key;

    IdTokens(LoginClient client, LoginAddresses addresses, InstantSource clock) {
        this.client = client;
        this.addresses = addresses;
        this.clock = clock;
        try {
            key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java has RSA", e);
        }
    }

    /// The public key, with its id and algorithm: what `jwks_uri` answers.
    String certs() {
        return new JWKSet(key).toString(true);
    }

    /// OpenID Connect Core 1.0, 2.
    String of(SignIns.SignIn signIn) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(addresses.issuer())
                .subject(signIn.person().subject())
                .audience(client.id())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("nonce", signIn.request().nonce())
                .claim("acr", LoginAddresses.ACR)
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The stand-in for Login.gov cannot sign", e);
        }
    }

    /// Whose a token of ours is, be it expired: a hint at who signs out (OpenID Connect RP-Initiated Logout 1.0, 4).
    Optional<String> subjectOf(String hint) {
        try {
            var token = SignedJWT.parse(hint);
            var ours = JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new RSASSAVerifier(key));
            return ours ? Optional.ofNullable(token.getJWTClaimsSet().getSubject()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
