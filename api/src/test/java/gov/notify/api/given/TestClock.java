package gov.notify.api.given;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The clock of the api under test: the system's, unless a test stops it at a moment.
@Singleton
public class TestClock extends Clock {

    private volatile @Nullable Instant stoppedAt;

    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    Clock clock() {
        return this;
    }

    /// Stops the clock at `moment` until [#run()].
    public void stopAt(Instant moment) {
        stoppedAt = moment;
    }

    /// Lets the system's time pass again.
    public void run() {
        stoppedAt = null;
    }

    @Override
    public Instant instant() {
        var stopped = stoppedAt;
        return stopped == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : stopped;
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
