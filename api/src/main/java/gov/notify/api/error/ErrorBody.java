package gov.notify.api.error;

import java.util.List;
import java.util.Map;

/// The two shapes in which a refusal is told: `/v2` names the error, everything else gives a message alone.
final class ErrorBody {

    private static final String NOT_FOUND =
            "The requested URL was not found on the server. If you entered the URL manually"
                    + " please check your spelling and try again.";
    private static final String WRONG_METHOD = "The method is not allowed for the requested URL.";
    private static final String UNAVAILABLE = "Service temporarily unavailable";
    private static final String UNFORESEEN = "Internal server error";
    private static final String NO_RESULT = "No result found";

    /// `{"status_code": 400, "errors": [{"error": …, "message": …}]}`
    record Named(int statusCode, List<Fault> errors) {
        record Fault(String error, String message) {}

        static Named of(int status, String error, String message) {
            return new Named(status, List.of(new Fault(error, message)));
        }
    }

    /// `{"result": "error", "message": …}`, the message a text or texts by field.
    record Plain(String result, Object message) {
        static Plain of(Object message) {
            return new Plain("error", message);
        }
    }

    private ErrorBody() {}

    /// The body for the route with this path.
    static Object of(ApiError error, String path) {
        return path.startsWith("/v2/") ? v2(error) : plain(error);
    }

    /// The body for a route under `/v2`. Routing faults have the plain shape even there.
    static Object v2(ApiError error) {
        return switch (error) {
            case ApiError.UnknownPath(), ApiError.WrongMethod(var _) -> plain(error);
            case ApiError.Invalid(var faults) ->
                new Named(
                        400,
                        faults.stream()
                                .map(text -> new Named.Fault("ValidationError", text))
                                .toList());
            case ApiError.InvalidFields(var faults) ->
                new Named(
                        400,
                        faults.entrySet().stream()
                                .map(fault -> new Named.Fault(
                                        "ValidationError", fault.getKey() + " " + String.join(" ", fault.getValue())))
                                .toList());
            case ApiError.Unauthenticated(int status, var text) -> Named.of(status, "AuthError", text);
            case ApiError.BadRequest(var text) -> badRequest(text);
            case ApiError.MalformedBody() -> badRequest("Invalid JSON supplied in POST data");
            case ApiError.RecipientNotAllowed(var text) -> badRequest(text);
            case ApiError.ChannelNotAllowed(var text, var _) -> badRequest(text);
            case ApiError.NoResult() -> Named.of(404, "NoResultFound", NO_RESULT);
            case ApiError.TooLarge _ -> Named.of(413, "RequestEntityTooLarge", text(error));
            case ApiError.AddressTooLong() -> Named.of(414, "RequestURITooLong", text(error));
            case ApiError.HeadersTooLarge() -> Named.of(431, "RequestHeaderFieldsTooLarge", text(error));
            case ApiError.RateExceeded _ -> Named.of(429, "RateLimitError", text(error));
            case ApiError.DailyLimitReached _ -> Named.of(429, "TooManyRequestsError", text(error));
            case ApiError.TotalLimitReached _ -> Named.of(429, "TotalRequestsError", text(error));
            case ApiError.KeyInProgress() -> Named.of(409, "IdempotencyKeyInUse", text(error));
            case ApiError.KeyReused() -> Named.of(422, "IdempotencyKeyReused", text(error));
            case ApiError.Unavailable _ -> Named.of(503, "ServiceUnavailable", UNAVAILABLE);
            case ApiError.Unforeseen() -> Named.of(500, "Exception", UNFORESEEN);
        };
    }

    /// The body for every other route.
    static Plain plain(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated(var _, var text) -> Plain.of(Map.of("token", List.of(text)));
            case ApiError.InvalidFields(var faults) -> Plain.of(faults);
            case ApiError.RecipientNotAllowed(var text) -> Plain.of(Map.of("to", List.of(text)));
            case ApiError.ChannelNotAllowed(var _, var text) -> Plain.of(Map.of("service", List.of(text)));
            case ApiError.Invalid(var faults) -> Plain.of(String.join(", ", faults));
            case ApiError.BadRequest _,
                    ApiError.MalformedBody _,
                    ApiError.NoResult _,
                    ApiError.UnknownPath _,
                    ApiError.WrongMethod _,
                    ApiError.TooLarge _,
                    ApiError.AddressTooLong _,
                    ApiError.HeadersTooLarge _,
                    ApiError.RateExceeded _,
                    ApiError.DailyLimitReached _,
                    ApiError.TotalLimitReached _,
                    ApiError.KeyInProgress _,
                    ApiError.KeyReused _,
                    ApiError.Unavailable _,
                    ApiError.Unforeseen _ -> Plain.of(text(error));
        };
    }

    private static Named badRequest(String text) {
        return Named.of(400, "BadRequestError", text);
    }

    private static String text(ApiError error) {
        return switch (error) {
            case ApiError.Unauthenticated(var _, var text) -> text;
            case ApiError.BadRequest(var text) -> text;
            case ApiError.MalformedBody() ->
                "The browser (or proxy) sent a request that this server could not understand.";
            case ApiError.Invalid(var faults) -> String.join(", ", faults);
            case ApiError.InvalidFields(var faults) -> String.join(", ", faults.keySet());
            case ApiError.RecipientNotAllowed(var text) -> text;
            case ApiError.ChannelNotAllowed(var text, var _) -> text;
            case ApiError.NoResult() -> NO_RESULT;
            case ApiError.UnknownPath() -> NOT_FOUND;
            case ApiError.WrongMethod _ -> WRONG_METHOD;
            case ApiError.TooLarge(long limit) -> "Request body is larger than " + limit + " bytes";
            case ApiError.AddressTooLong() -> "The address of the request is too long";
            case ApiError.HeadersTooLarge() -> "The headers of the request are too large";
            case ApiError.RateExceeded rate ->
                "Exceeded rate limit for key type " + rate.keyWord() + " of " + rate.limit()
                        + " requests per 60 seconds";
            case ApiError.DailyLimitReached(var kind, long limit, var _) ->
                "Exceeded send limits (" + kind + ": " + limit + ") for today";
            case ApiError.TotalLimitReached(long limit, var _) ->
                "Exceeded total application limits (" + limit + ") for today";
            case ApiError.KeyInProgress() -> "A request with this Idempotency-Key is still in progress";
            case ApiError.KeyReused() -> "This Idempotency-Key was used before with another request";
            case ApiError.Unavailable _ -> UNAVAILABLE;
            case ApiError.Unforeseen() -> UNFORESEEN;
        };
    }
}
