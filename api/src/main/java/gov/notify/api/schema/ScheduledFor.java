package gov.notify.api.schema;

import java.time.Duration;
import java.time.Instant;

/// Reads `scheduled_for`: a moment from now to 96 hours ahead (docs/contract/public-api.md, 4.8).
final class ScheduledFor {

    private static final Duration HORIZON = Duration.ofDays(4);

    private ScheduledFor() {}

    static Instant parse(String text, Instant now) throws InvalidValueException {
        var moment = Moment.parse(text);
        if (moment == null) {
            throw new InvalidValueException(Moment.MALFORMED);
        }
        if (moment.isBefore(now)) {
            throw new InvalidValueException("datetime can not be in the past");
        }
        if (moment.isAfter(now.plus(HORIZON))) {
            throw new InvalidValueException("datetime can only be up to 96 hours in the future");
        }
        return moment;
    }
}
