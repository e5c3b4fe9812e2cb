package gov.notify.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import gov.notify.e2e.world.Web;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// The admin application's part, as far as other programs see it: it knows nothing but its environment.
record AdminPart(Map<String, String> environment) {
    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");

    /// Who Login.gov says has come.
    record Visitor(String email, String loginUuid) {}

    /// The address behind "sign in", for one visit.
    String signInLink(String nonce, String state) {
        return its("LOGIN_DOT_GOV_INITIAL_SIGNIN_URL").replace("NONCE", nonce).replace("STATE", state);
    }

    /// What a browser brings back after a person followed a link to Login.gov and said who they are.
    Map<String, String> visit(String link, String email) {
        var form = FORM.matcher(Web.get(link).body());
        if (!form.find()) {
            throw new AssertionError("No form at " + link);
        }
        var action =
                URI.create(link).resolve(form.group(1).replace("&amp;", "&")).toString();
        var sent = Web.call(
                "POST",
                action,
                "email=" + URLEncoder.encode(email, UTF_8),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        var back = URI.create(sent.header("location"));
        var brought = new HashMap<>(Map.of("path", back.getPath()));
        for (var pair : back.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            brought.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return brought;
    }

    /// Exchanges a code for who has come, once the answer is proven.
    Visitor welcome(String code, String nonce) {
        var client = its("LOGIN_DOT_GOV_CLIENT_ID");
        var address = its("LOGIN_DOT_GOV_ACCESS_TOKEN_URL");
        var assertion = signed(client, address);
        var tokens = json(Web.call(
                "POST",
                address + "?client_assertion=" + assertion
                        + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&code="
                        + code + "&grant_type=authorization_code",
                "",
                Map.of("Authorization", "Bearer " + assertion)));
        var claims = proven(tokens.path("id_token").asText(), client);
        if (!nonce.equals(claims.getClaim("nonce"))) {
            throw new AssertionError("Another nonce");
        }
        var person = json(Web.call(
                "GET",
                its("LOGIN_DOT_GOV_USER_INFO_URL"),
                "",
                Map.of("Authorization", "Bearer " + tokens.path("access_token").asText())));
        return new Visitor(person.path("email").asText(), person.path("sub").asText());
    }

    /// Asks the api.
    Web.Answer api(String method, String path, String body) {
        var secret = its("ADMIN_CLIENT_SECRET").getBytes(UTF_8);
        try {
            var token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .issuer(its("ADMIN_CLIENT_USERNAME"))
                            .issueTime(Date.from(Instant.now()))
                            .build());
            // The application's fixed secret is shorter than the library would have it.
            var padded = new byte[Math.max(secret.length, 32)];
            System.arraycopy(secret, 0, padded, 0, secret.length);
            token.sign(new MACSigner(padded)); // HMAC pads with zeros itself: the signature is the same
            return Web.call(
                    method,
                    its("API_HOST_NAME") + path,
                    body,
                    Map.of("Authorization", "Bearer " + token.serialize(), "Content-Type", "application/json"));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String its(String variable) {
        var value = environment.get(variable);
        if (value == null) {
            throw new AssertionError("admin.env lacks " + variable);
        }
        return value;
    }

    private String signed(String client, String audience) {
        try {
            var assertion = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.RS256),
                    new JWTClaimsSet.Builder()
                            .issuer(client)
                            .subject(client)
                            .audience(audience)
                            .jwtID(UUID.randomUUID().toString())
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .build());
            assertion.sign(new RSASSASigner(key()));
            return assertion.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /// As the application reads `LOGIN_PEM`: what stands between the second and the third row of dashes.
    private PrivateKey key() {
        var body = its("LOGIN_PEM").split("-----")[2].strip();
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private JWTClaimsSet proven(String idToken, String client) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        try {
            var keys = JWKSet.parse(Web.get(its("LOGIN_DOT_GOV_CERTS_URL")).body());
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
            processor.setJWTClaimsSetVerifier(
                    new DefaultJWTClaimsVerifier<>(client, null, Set.of("sub", "nonce", "exp")));
            return processor.process(idToken, null);
        } catch (ParseException | JOSEException | BadJOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(Web.Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + ": " + answer.body());
        }
        return answer.json();
    }
}
