package gov.notify.sandbox.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Codes that wait to be exchanged, and access tokens that they were exchanged for. Each code is good once.
final class SignIns {
    static final Duration CODE_LIVES = Duration.ofMinutes(10);
    static final Duration TOKEN_LIVES = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;
    private final Map<String, Waiting> codes = new HashMap<>();
    private final Map<String, Held> tokens = new HashMap<>();

    SignIns(InstantSource clock) {
        this.clock = clock;
    }

    /// Somebody who was asked for by an application.
    record SignIn(AuthorizationRequest request, LoginPerson person) {}

    /// What a code is exchanged for.
    record Exchanged(SignIn signIn, String accessToken) {
        /// Shows nothing: it holds a secret.
        @Override
        public String toString() {
            return "Exchanged";
        }
    }

    private record Waiting(
            SignIn signIn, Instant until, @Nullable String spentFor) {}

    private record Held(SignIn signIn, Instant until) {}

    /// A new code.
    synchronized String code(SignIn signIn) {
        var now = clock.instant();
        codes.values().removeIf(waiting -> !now.isBefore(waiting.until()));
        tokens.values().removeIf(held -> !now.isBefore(held.until()));
        var code = secret();
        codes.put(code, new Waiting(signIn, now.plus(CODE_LIVES), null));
        return code;
    }

    /// Exchanges a code. A failed try spends it too, and a second one takes back what the first got (RFC 6749, 4.1.2).
    ///
    /// @param redirect when the application says where the code was sent
    /// @param verifier of PKCE
    /// @throws OAuthRefusal `invalid_grant`
    synchronized Exchanged exchange(String code, Optional<String> redirect, Optional<String> verifier) {
        var now = clock.instant();
        var waiting = codes.get(code);
        if (waiting == null || !now.isBefore(waiting.until())) {
            throw refused("The code is unknown or has expired");
        }
        if (waiting.spentFor() != null) {
            tokens.remove(waiting.spentFor());
            throw refused("The code was used before");
        }
        var token = secret();
        codes.put(code, new Waiting(waiting.signIn(), waiting.until(), token));
        var request = waiting.signIn().request();
        if (redirect.isPresent() && !redirect.get().equals(request.redirect())) {
            throw refused("redirect_uri is not the one that the code was sent to");
        }
        if (!verifier.map(SignIns::challengeOf).equals(request.challenge())) {
            throw refused("code_verifier does not fit the code_challenge");
        }
        tokens.put(token, new Held(waiting.signIn(), now.plus(TOKEN_LIVES)));
        return new Exchanged(waiting.signIn(), token);
    }

    /// Who an access token speaks for, while it lives.
    synchronized Optional<SignIn> of(String accessToken) {
        var held = tokens.get(accessToken);
        return held == null || !clock.instant().isBefore(held.until()) ? Optional.empty() : Optional.of(held.signIn());
    }

    /// Takes back all that somebody's sign-ins got.
    synchronized void end(String subject) {
        tokens.values().removeIf(held -> held.signIn().person().subject().equals(subject));
    }

    private static OAuthRefusal refused(String why) {
        return new OAuthRefusal("invalid_grant", why);
    }

    private static String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    /// RFC 7636, 4.6.
    private static String challengeOf(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
