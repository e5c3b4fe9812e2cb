package gov.notify.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Goes only when it is turned, forward or back.
public final class HandClock extends Clock {

    private volatile Instant now;

    public HandClock(String moment) {
        now = Instant.parse(moment);
    }

    public void turnTo(String moment) {
        now = Instant.parse(moment);
    }

    public void turn(Duration by) {
        now = now.plus(by);
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
        throw new UnsupportedOperationException();
    }
}
