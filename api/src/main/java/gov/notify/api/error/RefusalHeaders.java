package gov.notify.api.error;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;

/// What a refusal says beside its body: which methods there are, when to come back.
final class RefusalHeaders {

    private RefusalHeaders() {}

    static Map<String, String> of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.WrongMethod(var allowed) ->
                Map.of(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(allowed)));
            case Refusal.RateExceeded(var _, var _, var wait) -> retryAfter(wait);
            case Refusal.DailyLimitReached(var _, var _, var wait) -> retryAfter(wait);
            case Refusal.TotalLimitReached(var _, var wait) -> retryAfter(wait);
            case Refusal.Unavailable(var wait) -> retryAfter(wait);
            case Refusal.KeyInProgress() -> retryAfter(Duration.ofSeconds(1));
            case Refusal.Unauthenticated _,
                    Refusal.BadRequest _,
                    Refusal.MalformedBody _,
                    Refusal.Invalid _,
                    Refusal.InvalidFields _,
                    Refusal.RecipientNotAllowed _,
                    Refusal.ChannelNotAllowed _,
                    Refusal.NoResult _,
                    Refusal.UnknownPath _,
                    Refusal.TooLarge _,
                    Refusal.AddressTooLong _,
                    Refusal.HeadersTooLarge _,
                    Refusal.KeyReused _,
                    Refusal.Unforeseen _ -> Map.of();
        };
    }

    /// Whole seconds, rounded up: a client that waits this long is not refused again for having come too early.
    private static Map<String, String> retryAfter(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
