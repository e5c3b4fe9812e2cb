package gov.notify.api.error;

import gov.notify.message.KeyType;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Why a request was not served. In which shape that is told belongs to the family of routes ([ErrorShape]), so what
/// refuses need not know who asked. A feature with an error of its own makes one with [#of].
///
/// @param status of HTTP
/// @param error the name by which programs tell this error from others; empty for faults of the address, which are told
/// alike on every route
/// @param texts what is wrong, one sentence a fault
/// @param message the same for shapes without names: a text, or texts by field
/// @param headers that tell more: which methods there are, when to come back
/// @param ofSchema whether a body or a query breaks the schema of its route
public record ApiError(
        int status, String error, List<String> texts, Object message, Map<String, String> headers, boolean ofSchema) {

    private static final String BAD_REQUEST = "BadRequestError";
    private static final String VALIDATION = "ValidationError";
    private static final String RATE_LIMIT = "RateLimitError";
    private static final String KEY_IN_USE = "IdempotencyKeyInUse";
    private static final String NOT_JSON =
            "The browser (or proxy) sent a request that this server could not understand.";

    public ApiError {
        texts = List.copyOf(texts);
        headers = Map.copyOf(headers);
    }

    /// An error of anything but a schema.
    public ApiError(int status, String error, List<String> texts, Object message, Map<String, String> headers) {
        this(status, error, texts, message, headers, false);
    }

    /// An error of one sentence.
    public static ApiError of(int status, String error, String text) {
        return new ApiError(status, error, List.of(text), text, Map.of());
    }

    /// No valid token. Status 401 where none was given, 403 where it did not convince.
    public static ApiError unauthenticated(int status, String text) {
        return of(status, "AuthError", text).about("token");
    }

    /// Not for this caller, in one sentence.
    public static ApiError forbidden(String text) {
        return of(403, "AuthError", text);
    }

    /// A request that cannot be served as it is, in one sentence.
    public static ApiError badRequest(String text) {
        return of(400, BAD_REQUEST, text);
    }

    /// The body is not JSON.
    public static ApiError malformedBody() {
        return new ApiError(400, BAD_REQUEST, List.of("Invalid JSON supplied in POST data"), NOT_JSON, Map.of());
    }

    /// Faults against the schema of a request, all that were found.
    public static ApiError invalid(List<String> faults) {
        return new ApiError(400, VALIDATION, faults, String.join(", ", faults), Map.of(), true);
    }

    /// Faults of the fields of a form, by field, all that were found.
    public static ApiError invalidFields(Map<String, List<String>> faults) {
        var texts = faults.entrySet().stream()
                .map(fault -> fault.getKey() + " " + String.join(" ", fault.getValue()))
                .toList();
        return new ApiError(400, VALIDATION, texts, faults, Map.of());
    }

    /// The key or the service may not send to this recipient.
    public static ApiError recipientNotAllowed(String text) {
        return badRequest(text).about("to");
    }

    /// The service may not use this channel. The older routes have another sentence for it.
    public static ApiError channelNotAllowed(String text, String olderText) {
        return new ApiError(400, BAD_REQUEST, List.of(text), Map.of("service", List.of(olderText)), Map.of());
    }

    /// Nothing of this service has that id.
    public static ApiError noResult() {
        return of(404, "NoResultFound", "No result found");
    }

    /// It would be there twice.
    public static ApiError conflict(String text) {
        return of(409, "ConflictError", text);
    }

    /// No route has that path.
    public static ApiError unknownPath() {
        return of(
                404,
                "",
                "The requested URL was not found on the server. If you entered the URL manually"
                        + " please check your spelling and try again.");
    }

    /// The route exists, for other methods.
    public static ApiError wrongMethod(Set<String> allowed) {
        return of(405, "", "The method is not allowed for the requested URL.")
                .with(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(allowed)));
    }

    /// The body has more than `limit` bytes.
    public static ApiError tooLarge(long limit) {
        return of(413, "RequestEntityTooLarge", "Request body is larger than " + limit + " bytes");
    }

    /// The request line is longer than the server reads.
    public static ApiError addressTooLong() {
        return of(414, "RequestURITooLong", "The address of the request is too long");
    }

    /// The headers are larger than the server reads.
    public static ApiError headersTooLarge() {
        return of(431, "RequestHeaderFieldsTooLarge", "The headers of the request are too large");
    }

    /// Too many sends of this key type in a minute.
    public static ApiError rateExceeded(KeyType keyType, long limit, Duration retryAfter) {
        // The reference calls normal keys "live".
        var key = keyType == KeyType.NORMAL ? "LIVE" : keyType.wireName().toUpperCase(Locale.ROOT);
        return of(
                        429,
                        RATE_LIMIT,
                        "Exceeded rate limit for key type " + key + " of " + limit + " requests per 60 seconds")
                .after(retryAfter);
    }

    /// Too many messages of `kind` (`sms`, `email`, `international_sms`) today.
    public static ApiError dailyLimitReached(String kind, long limit, Duration retryAfter) {
        return of(429, "TooManyRequestsError", "Exceeded send limits (" + kind + ": " + limit + ") for today")
                .after(retryAfter);
    }

    /// Too many messages in this allowance year.
    public static ApiError totalLimitReached(long limit, Duration retryAfter) {
        return of(429, "TotalRequestsError", "Exceeded total application limits (" + limit + ") for today")
                .after(retryAfter);
    }

    /// The `Idempotency-Key` belongs to a request that is still being served.
    public static ApiError keyInProgress() {
        return of(409, KEY_IN_USE, "A request with this Idempotency-Key is still in progress")
                .after(Duration.ofSeconds(1));
    }

    /// The `Idempotency-Key` was used for another body.
    public static ApiError keyReused() {
        return of(422, "IdempotencyKeyReused", "This Idempotency-Key was used before with another request");
    }

    /// We cannot store or read right now; nothing was stored.
    public static ApiError unavailable(Duration retryAfter) {
        return of(503, "ServiceUnavailable", "Service temporarily unavailable").after(retryAfter);
    }

    /// Anything unforeseen. Never says more.
    public static ApiError unforeseen() {
        return of(500, "Exception", "Internal server error");
    }

    /// Whether the same request may well be served in a moment: nothing was decided about it.
    public boolean passesSoon() {
        return status == 503 || error.equals(RATE_LIMIT) || error.equals(KEY_IN_USE);
    }

    /// Ends the request with this error.
    public ApiException thrown() {
        return new ApiException(this);
    }

    private ApiError about(String field) {
        return new ApiError(status, error, texts, Map.of(field, texts), headers, ofSchema);
    }

    /// Whole seconds, rounded up: a client that waits this long is not refused again for having come too early.
    private ApiError after(Duration wait) {
        return with(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    private ApiError with(String header, String value) {
        return new ApiError(status, error, texts, message, Map.of(header, value), ofSchema);
    }

    /// Texts may quote what the caller sent.
    @Override
    public String toString() {
        return "ApiError[" + status + " " + error + "]";
    }
}
