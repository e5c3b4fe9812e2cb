package gov.notify.api.error;

import java.util.List;
import java.util.Map;

/// The two shapes in which a refusal is told: `/v2` names the error, everything else gives a message alone.
final class Envelope {

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

    private Envelope() {}

    /// The body for the route with this path.
    static Object of(Refusal refusal, String path) {
        return path.startsWith("/v2/") ? v2(refusal) : plain(refusal);
    }

    /// The body for a route under `/v2`. Routing faults have the plain shape even there.
    static Object v2(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownPath(), Refusal.WrongMethod(var _) -> plain(refusal);
            case Refusal.Invalid(var faults) ->
                new Named(
                        400,
                        faults.stream()
                                .map(text -> new Named.Fault("ValidationError", text))
                                .toList());
            case Refusal.InvalidFields(var faults) ->
                new Named(
                        400,
                        faults.entrySet().stream()
                                .map(fault -> new Named.Fault(
                                        "ValidationError", fault.getKey() + " " + String.join(" ", fault.getValue())))
                                .toList());
            case Refusal.Unauthenticated(int status, var text) -> Named.of(status, "AuthError", text);
            case Refusal.BadRequest(var text) -> badRequest(text);
            case Refusal.MalformedBody() -> badRequest("Invalid JSON supplied in POST data");
            case Refusal.RecipientNotAllowed(var text) -> badRequest(text);
            case Refusal.ChannelNotAllowed(var text, var _) -> badRequest(text);
            case Refusal.NoResult() -> Named.of(404, "NoResultFound", NO_RESULT);
            case Refusal.TooLarge _ -> Named.of(413, "RequestEntityTooLarge", text(refusal));
            case Refusal.AddressTooLong() -> Named.of(414, "RequestURITooLong", text(refusal));
            case Refusal.HeadersTooLarge() -> Named.of(431, "RequestHeaderFieldsTooLarge", text(refusal));
            case Refusal.RateExceeded _ -> Named.of(429, "RateLimitError", text(refusal));
            case Refusal.DailyLimitReached _ -> Named.of(429, "TooManyRequestsError", text(refusal));
            case Refusal.TotalLimitReached _ -> Named.of(429, "TotalRequestsError", text(refusal));
            case Refusal.KeyInProgress() -> Named.of(409, "IdempotencyKeyInUse", text(refusal));
            case Refusal.KeyReused() -> Named.of(422, "IdempotencyKeyReused", text(refusal));
            case Refusal.Unavailable _ -> Named.of(503, "ServiceUnavailable", UNAVAILABLE);
            case Refusal.Unforeseen() -> Named.of(500, "Exception", UNFORESEEN);
        };
    }

    /// The body for every other route.
    static Plain plain(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unauthenticated(var _, var text) -> Plain.of(Map.of("token", List.of(text)));
            case Refusal.InvalidFields(var faults) -> Plain.of(faults);
            case Refusal.RecipientNotAllowed(var text) -> Plain.of(Map.of("to", List.of(text)));
            case Refusal.ChannelNotAllowed(var _, var text) -> Plain.of(Map.of("service", List.of(text)));
            case Refusal.Invalid(var faults) -> Plain.of(String.join(", ", faults));
            case Refusal.BadRequest _,
                    Refusal.MalformedBody _,
                    Refusal.NoResult _,
                    Refusal.UnknownPath _,
                    Refusal.WrongMethod _,
                    Refusal.TooLarge _,
                    Refusal.AddressTooLong _,
                    Refusal.HeadersTooLarge _,
                    Refusal.RateExceeded _,
                    Refusal.DailyLimitReached _,
                    Refusal.TotalLimitReached _,
                    Refusal.KeyInProgress _,
                    Refusal.KeyReused _,
                    Refusal.Unavailable _,
                    Refusal.Unforeseen _ -> Plain.of(text(refusal));
        };
    }

    private static Named badRequest(String text) {
        return Named.of(400, "BadRequestError", text);
    }

    private static String text(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unauthenticated(var _, var text) -> text;
            case Refusal.BadRequest(var text) -> text;
            case Refusal.MalformedBody() ->
                "The browser (or proxy) sent a request that this server could not understand.";
            case Refusal.Invalid(var faults) -> String.join(", ", faults);
            case Refusal.InvalidFields(var faults) -> String.join(", ", faults.keySet());
            case Refusal.RecipientNotAllowed(var text) -> text;
            case Refusal.ChannelNotAllowed(var text, var _) -> text;
            case Refusal.NoResult() -> NO_RESULT;
            case Refusal.UnknownPath() -> NOT_FOUND;
            case Refusal.WrongMethod _ -> WRONG_METHOD;
            case Refusal.TooLarge(long limit) -> "Request body is larger than " + limit + " bytes";
            case Refusal.AddressTooLong() -> "The address of the request is too long";
            case Refusal.HeadersTooLarge() -> "The headers of the request are too large";
            case Refusal.RateExceeded rate ->
                "Exceeded rate limit for key type " + rate.keyWord() + " of " + rate.limit()
                        + " requests per 60 seconds";
            case Refusal.DailyLimitReached(var kind, long limit, var _) ->
                "Exceeded send limits (" + kind + ": " + limit + ") for today";
            case Refusal.TotalLimitReached(long limit, var _) ->
                "Exceeded total application limits (" + limit + ") for today";
            case Refusal.KeyInProgress() -> "A request with this Idempotency-Key is still in progress";
            case Refusal.KeyReused() -> "This Idempotency-Key was used before with another request";
            case Refusal.Unavailable _ -> UNAVAILABLE;
            case Refusal.Unforeseen() -> UNFORESEEN;
        };
    }
}
