package gov.notify.limit;

import gov.notify.message.KeyType;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/// Names of the counters in Redis (docs/contract/pipeline.md, 8.1 and 8.2).
final class LimitKeys {

    private LimitKeys() {}

    /// The calls of a service with keys of one type in the last 60 s.
    static String rate(UUID serviceId, KeyType keyType) {
        return "api:rl:" + serviceId + ":" + keyType.wireName();
    }

    /// The messages that a service sent on a day, by kind, and the year's before it.
    static String counts(UUID serviceId, LocalDate day) {
        return "api:sent:" + serviceId + ":" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
