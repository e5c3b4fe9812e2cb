package gov.notify.api.error;

import gov.notify.message.KeyType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Why a request was not served. One kind per answer of docs/contract/public-api.md, 2.
///
/// Texts that differ between `/v2` and the older routes are both here, so that what refuses need not know who
/// asked.
public sealed interface ApiError {

    /// The HTTP status of the answer.
    int status();

    /// Ends the request with this refusal.
    default ApiException thrown() {
        return new ApiException(this);
    }

    /// No valid token. Status 401 where none was given, 403 where it did not convince.
    record Unauthenticated(int status, String text) implements ApiError {}

    /// A request that cannot be served as it is, in one sentence.
    record BadRequest(String text) implements ApiError {
        @Override
        public int status() {
            return 400;
        }
    }

    /// The body is not JSON.
    record MalformedBody() implements ApiError {
        @Override
        public int status() {
            return 400;
        }
    }

    /// Faults against the schema of a `/v2` request, all that were found.
    record Invalid(List<String> faults) implements ApiError {
        public Invalid {
            faults = List.copyOf(faults);
        }

        @Override
        public int status() {
            return 400;
        }
    }

    /// Faults of fields of an older route, by field.
    record InvalidFields(Map<String, List<String>> faults) implements ApiError {
        @Override
        public int status() {
            return 400;
        }
    }

    /// The key or the service may not send to this recipient.
    record RecipientNotAllowed(String text) implements ApiError {
        @Override
        public int status() {
            return 400;
        }
    }

    /// The service may not use this channel. `/v2` has a sentence, the older routes another one.
    record ChannelNotAllowed(String text, String olderText) implements ApiError {
        @Override
        public int status() {
            return 400;
        }
    }

    /// Nothing of this service has that id.
    record NoResult() implements ApiError {
        @Override
        public int status() {
            return 404;
        }
    }

    /// No route has that path.
    record UnknownPath() implements ApiError {
        @Override
        public int status() {
            return 404;
        }
    }

    /// The route exists, for other methods.
    record WrongMethod(Set<String> allowed) implements ApiError {
        public WrongMethod {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public int status() {
            return 405;
        }
    }

    /// The body has more than `limit` bytes.
    record TooLarge(long limit) implements ApiError {
        @Override
        public int status() {
            return 413;
        }
    }

    /// The request line is longer than the server reads.
    record AddressTooLong() implements ApiError {
        @Override
        public int status() {
            return 414;
        }
    }

    /// The headers are larger than the server reads.
    record HeadersTooLarge() implements ApiError {
        @Override
        public int status() {
            return 431;
        }
    }

    /// Too many sends of this key type in a minute.
    record RateExceeded(KeyType keyType, long limit, Duration retryAfter) implements ApiError {
        @Override
        public int status() {
            return 429;
        }

        /// The reference calls normal keys "live".
        String keyWord() {
            return keyType == KeyType.NORMAL ? "LIVE" : keyType.wireName().toUpperCase(Locale.ROOT);
        }
    }

    /// Too many messages of `kind` (`sms`, `email`, `international_sms`) today.
    record DailyLimitReached(String kind, long limit, Duration retryAfter) implements ApiError {
        @Override
        public int status() {
            return 429;
        }
    }

    /// Too many messages in this allowance year.
    record TotalLimitReached(long limit, Duration retryAfter) implements ApiError {
        @Override
        public int status() {
            return 429;
        }
    }

    /// The `Idempotency-Key` belongs to a request that is still being served.
    record KeyInProgress() implements ApiError {
        @Override
        public int status() {
            return 409;
        }
    }

    /// The `Idempotency-Key` was used for another body.
    record KeyReused() implements ApiError {
        @Override
        public int status() {
            return 422;
        }
    }

    /// We cannot store or read right now; nothing was stored.
    record Unavailable(Duration retryAfter) implements ApiError {
        @Override
        public int status() {
            return 503;
        }
    }

    /// Anything unforeseen. Never says more.
    record Unforeseen() implements ApiError {
        @Override
        public int status() {
            return 500;
        }
    }
}
