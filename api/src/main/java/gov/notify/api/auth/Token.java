package gov.notify.api.auth;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.json.MalformedJson;
import gov.notify.api.json.RequestJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A JSON Web Token in compact form (RFC 7515), taken apart, and the checks that services' and internal
/// tokens share, in the contract's words. Nothing in it is believed before [#isSignedWith].
///
/// Written out rather than left to a library because every request pays for it; only what the contract needs is
/// here.
final class Token {

    private static final String ALGORITHM = "HmacSHA256";
    /// How the official clients spell their header, so that it need not be parsed.
    private static final Set<String> USUAL_HEADERS = Set.of(
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJhbGciOiJIUzI1NiJ9");

    private static final int SCHEME = 7;
    private static final String BEARER = "Bearer ";

    private static final String NO_TOKEN = "Unauthorized: authentication token must be provided";
    private static final String NO_BEARER = "Unauthorized: authentication bearer scheme must be used";
    static final String NOT_A_TOKEN = "Invalid token: make sure your API token matches the example at"
            + " https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header";
    private static final String NO_ISSUER = "Invalid token: iss field not provided";
    private static final String WRONG_ALGORITHM = "Invalid token: algorithm used is not HS256";
    private static final String NO_KEY = "Invalid token: API key not found";
    static final String WRONG_TIME = "Error: Your system clock must be accurate to within 30 seconds";

    private static final Mac PROTOTYPE = prototype();

    private final byte[] signed;
    private final byte[] signature;
    private final boolean hs256;
    private final TokenClaims claims;

    private Token(byte[] signed, byte[] signature, boolean hs256, TokenClaims claims) {
        this.signed = signed;
        this.signature = signature;
        this.hs256 = hs256;
        this.claims = claims;
    }

    /// Takes `text` apart: three base64url parts, the first two JSON objects. Empty where it is anything else.
    private static Optional<Token> decode(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        try {
            var header = text.substring(0, first);
            var hs256 = USUAL_HEADERS.contains(header)
                    || "HS256".equals(object(header).get("alg"));
            var claims = new TokenClaims(object(text.substring(first + 1, second)));
            var signature = Base64.getUrlDecoder().decode(text.substring(second + 1));
            return Optional.of(new Token(
                    text.substring(0, second).getBytes(StandardCharsets.ISO_8859_1), signature, hs256, claims));
        } catch (MalformedJson | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The token of an `Authorization` header.
    ///
    /// @throws ApiException 401 where there is no bearer token, 403 where it is none of ours to read
    static Token bearer(@Nullable String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            throw ApiError.unauthenticated(401, NO_TOKEN).thrown();
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, SCHEME)) {
            throw ApiError.unauthenticated(401, NO_BEARER).thrown();
        }
        return decode(authorization.substring(SCHEME)).orElseThrow(() -> refused(NOT_A_TOKEN));
    }

    /// Who says to have made it.
    ///
    /// @throws ApiException 403 where nobody does
    @Nullable
    Object issuer() {
        if (!claims.has("iss")) {
            throw refused(NO_ISSUER);
        }
        return claims.get("iss");
    }

    void requireHs256() {
        if (!hs256) {
            throw refused(WRONG_ALGORITHM);
        }
    }

    /// @param tooEarly what is said of a token that is not good yet: services and the admin application have different
    /// words for it
    /// @throws ApiException 403 where it was not made within half a minute, or claims what no token of ours does
    void requireTimely(Clock clock, String tooEarly) {
        long now = clock.instant().getEpochSecond();
        if (claims.wereIssuedAtAnotherTime(now)) {
            throw refused(WRONG_TIME);
        }
        if (claims.areTooEarly(now)) {
            throw refused(tooEarly);
        }
        if (!claims.has("iat")) {
            throw keyNotFound();
        }
        if (claims.areFaulty(now)) {
            throw refused(NOT_A_TOKEN);
        }
    }

    static ApiException keyNotFound() {
        return refused(NO_KEY);
    }

    static ApiException refused(String text) {
        return ApiError.unauthenticated(403, text).thrown();
    }

    /// Whether this key made the signature. Takes the same time whatever differs.
    boolean isSignedWith(SecretKeySpec key) {
        try {
            var mac = (Mac) PROTOTYPE.clone();
            mac.init(key);
            return MessageDigest.isEqual(mac.doFinal(signed), signature);
        } catch (CloneNotSupportedException | GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot compute HMAC-SHA-256", e);
        }
    }

    private static Map<?, ?> object(String base64) throws MalformedJson {
        if (RequestJson.parseSmall(Base64.getUrlDecoder().decode(base64)) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("not an object");
    }

    private static Mac prototype() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HMAC-SHA-256", e);
        }
    }
}
