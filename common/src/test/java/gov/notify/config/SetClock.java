package gov.notify.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands where a test puts it.
public final class SetClock extends Clock {

    private volatile Instant now;

    public SetClock(String moment) {
        this.now = Instant.parse(moment);
    }

    public void set(Instant moment) {
        now = moment;
    }

    public void pass(Duration time) {
        set(now.plus(time));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
