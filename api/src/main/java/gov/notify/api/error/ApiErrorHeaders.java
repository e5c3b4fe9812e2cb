package gov.notify.api.error;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;

/// What a refusal says beside its body: which methods there are, when to come back.
final class ApiErrorHeaders {

    private ApiErrorHeaders() {}

    static Map<String, String> of(ApiError error) {
        return switch (error) {
            case ApiError.WrongMethod(var allowed) ->
                Map.of(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(allowed)));
            case ApiError.RateExceeded(var _, var _, var wait) -> retryAfter(wait);
            case ApiError.DailyLimitReached(var _, var _, var wait) -> retryAfter(wait);
            case ApiError.TotalLimitReached(var _, var wait) -> retryAfter(wait);
            case ApiError.Unavailable(var wait) -> retryAfter(wait);
            case ApiError.KeyInProgress() -> retryAfter(Duration.ofSeconds(1));
            case ApiError.Unauthenticated _,
                    ApiError.BadRequest _,
                    ApiError.MalformedBody _,
                    ApiError.Invalid _,
                    ApiError.InvalidFields _,
                    ApiError.RecipientNotAllowed _,
                    ApiError.ChannelNotAllowed _,
                    ApiError.NoResult _,
                    ApiError.UnknownPath _,
                    ApiError.TooLarge _,
                    ApiError.AddressTooLong _,
                    ApiError.HeadersTooLarge _,
                    ApiError.KeyReused _,
                    ApiError.Unforeseen _ -> Map.of();
        };
    }

    /// Whole seconds, rounded up: a client that waits this long is not refused again for having come too early.
    private static Map<String, String> retryAfter(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
