package gov.notify.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/// The clock that everything asks for the time, so that tests can set it. It counts microseconds, as Postgres
/// keeps them: what is answered before a row was read again is what is answered after.
@ApplicationScoped
public class ClockBean {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
