package gov.notify.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The admin application's part of a sign-in, and that of a person's browser, on plain HTTP.
final class PlayedApplication implements AutoCloseable {
    static final String ID = "urn:the:application";
    static final String SIGN_IN = "http://localhost:6012/sign-in";
    static final String SIGN_OUT = "http://localhost:6012/sign-out";
    static final String NONCE = "a-nonce-of-more-than-22-characters";
    static final String STATE = "a.state&of=more than 22 characters";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final KeyPair KEYS = newKeys();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LoginAddresses login;

    PlayedApplication(LoginAddresses login) {
        this.login = login;
    }

    static LoginClient registered() {
        if (KEYS.getPublic() instanceof RSAPublicKey key) {
            return new LoginClient(ID, key, Set.of(SIGN_IN), Set.of(SIGN_OUT));
        }
        throw new AssertionError("Not an RSA key");
    }

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// What the link of the application's sign-in page has.
    static Map<String, String> asking() {
        var all = new LinkedHashMap<String, String>();
        all.put("acr_values", LoginAddresses.ACR);
        all.put("client_id", ID);
        all.put("nonce", NONCE);
        all.put("prompt", "select_account");
        all.put("redirect_uri", SIGN_IN);
        all.put("response_type", "code");
        all.put("scope", "openid email");
        all.put("state", STATE);
        return all;
    }

    /// A code for somebody, by the way through the page.
    String codeFor(String email, Map<String, String> asking) {
        return parameter(choose(email, asking), "code");
    }

    /// The answer to somebody's choice.
    HttpResponse<String> choose(String email, Map<String, String> asking) {
        return send(HttpRequest.newBuilder(URI.create(login.issuer() + LoginAddresses.CHOOSE + "?" + encoded(asking)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", login.issuer())
                .POST(BodyPublishers.ofString(encoded(Map.of("email", email)))));
    }

    /// The claims of a good assertion.
    JWTClaimsSet.Builder assertion() {
        return new JWTClaimsSet.Builder()
                .issuer(ID)
                .subject(ID)
                .audience(login.token())
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEYS.getPrivate()));
    }

    static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            var token = new SignedJWT(new JWSHeader(algorithm), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /// What the application sends to have a code exchanged.
    Map<String, String> exchanging(String code) {
        return exchanging(code, signed(assertion()));
    }

    Map<String, String> exchanging(String code, String assertion) {
        var all = new LinkedHashMap<String, String>();
        all.put("client_assertion", assertion);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("code", code);
        all.put("grant_type", "authorization_code");
        return all;
    }

    /// With everything in the query, as the application does it.
    HttpResponse<String> token(Map<String, String> exchanging) {
        return post(login.token() + "?" + encoded(exchanging), "");
    }

    HttpResponse<String> token(String code) {
        return token(exchanging(code));
    }

    HttpResponse<String> post(String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer of no meaning here")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    HttpResponse<String> authorize(Map<String, String> asking) {
        return get(login.authorize() + "?" + encoded(asking));
    }

    HttpResponse<String> userInfo(String accessToken) {
        return send(
                HttpRequest.newBuilder(URI.create(login.userInfo())).header("Authorization", "Bearer " + accessToken));
    }

    /// The claims of an ID token, once its signature is proven by the published key that it names.
    JWTClaimsSet proven(String idToken) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        try {
            var keys = JWKSet.parse(get(login.certs()).body());
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    ID,
                    new JWTClaimsSet.Builder().issuer(login.issuer()).build(),
                    Set.of("sub", "iat", "exp", "nonce", "acr", "jti")));
            return processor.process(idToken, null);
        } catch (ParseException | JOSEException | BadJOSEException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    /// A parameter of the address that a person is sent to.
    static String parameter(HttpResponse<String> answer, String name) {
        var location =
                URI.create(answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer)));
        for (var pair : location.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("No " + name + " in " + location);
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
