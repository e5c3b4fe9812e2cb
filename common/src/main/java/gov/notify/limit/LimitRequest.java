package gov.notify.limit;

import gov.notify.message.KeyType;
import java.time.LocalDate;
import java.util.UUID;

/// One call's question: may this service send one more? Equal takes of concurrent calls are asked for together.
///
/// @param rateLimit calls allowed in any 60 s, [#UNLIMITED] for no limit
/// @param kind what is counted, [Kind#NOTHING] where only the rate matters
/// @param dailyLimit messages of that kind allowed on `day`
/// @param totalLimit messages allowed in the allowance year, [#UNLIMITED] for no limit
/// @param day UTC
record LimitRequest(
        UUID serviceId, KeyType keyType, long rateLimit, Kind kind, long dailyLimit, long totalLimit, LocalDate day) {

    static final long UNLIMITED = -1;

    /// What a daily limit counts, and its field in the Redis hash.
    enum Kind {
        NOTHING(""),
        EMAIL("email"),
        SMS("sms"),
        INTERNATIONAL_SMS("international_sms");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /// The same question without its rate, for when the token has been taken already.
    LimitRequest withoutRate() {
        return new LimitRequest(serviceId, keyType, UNLIMITED, kind, dailyLimit, totalLimit, day);
    }
}
