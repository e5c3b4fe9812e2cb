package gov.notify.e2e.capacity;

import gov.notify.e2e.bench.Figures;
import java.util.OptionalDouble;

/// What the model builds on: speeds of one program, and bytes a message. An email stands for every message: it is the
/// larger of the two.
///
/// @param accepted requests that an api takes a second
/// @param sent messages that a worker sends a second, to a provider that takes 50 ms
/// @param live bytes in Postgres until the retention ends
/// @param history bytes in Postgres from then on
/// @param wal bytes of WAL, once
/// @param redis bytes in Redis while it is queued
record Measured(double accepted, double sent, double live, double history, double wal, double redis) {

    /// Of docs/performance.md.
    static final Measured DOCUMENTED = new Measured(5439, 1057, 2000, 600, 6000, 300);

    /// Of `make bench`, where it has measured them; the others as documented.
    static Measured of(Figures figures) {
        return new Measured(
                or(figures.value("accept"), DOCUMENTED.accepted),
                or(figures.value("send_email_50ms"), DOCUMENTED.sent),
                or(figures.value("storage_live"), DOCUMENTED.live),
                or(figures.value("storage_history"), DOCUMENTED.history),
                or(figures.value("storage_wal"), DOCUMENTED.wal),
                or(figures.value("storage_redis"), DOCUMENTED.redis));
    }

    private static double or(OptionalDouble measured, double documented) {
        return measured.orElse(documented);
    }
}
