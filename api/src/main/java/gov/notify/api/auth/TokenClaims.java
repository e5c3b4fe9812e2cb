package gov.notify.api.auth;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a token claims, in the contract's reading: times are epoch seconds, as number or numeric string, fractions cut
/// off.
final class TokenClaims {

    /// How far the clocks of caller and server may be apart, either way, both ends included.
    private static final long LEEWAY_SECONDS = 30;

    private static final Pattern NUMERIC = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{0,15})?");

    private final Map<?, ?> values;

    TokenClaims(Map<?, ?> values) {
        this.values = values;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    /// `iat` is there but not within 30 s of `now`, or no time at all.
    boolean wereIssuedAtAnotherTime(long now) {
        var issued = seconds("iat");
        return has("iat") && (issued.isEmpty() || Math.abs(now - issued.getAsLong()) > LEEWAY_SECONDS);
    }

    /// `nbf` is still to come.
    boolean areTooEarly(long now) {
        var notBefore = seconds("nbf");
        return notBefore.isPresent() && notBefore.getAsLong() > now + LEEWAY_SECONDS;
    }

    /// `exp` is past or no time, `nbf` is no time, or there is an audience.
    boolean areFaulty(long now) {
        var expires = seconds("exp");
        return has("aud")
                || (has("nbf") && seconds("nbf").isEmpty())
                || (has("exp") && (expires.isEmpty() || expires.getAsLong() <= now - LEEWAY_SECONDS));
    }

    private OptionalLong seconds(String name) {
        return switch (values.get(name)) {
            case Long whole -> OptionalLong.of(Math.clamp(whole, -(1L << 53), 1L << 53));
            case Double number
            when Double.isFinite(number) -> OptionalLong.of((long) Math.clamp(number, -0x1p53, 0x1p53));
            case String text when NUMERIC.matcher(text).matches() -> OptionalLong.of((long) Double.parseDouble(text));
            case null, default -> OptionalLong.empty();
        };
    }
}
