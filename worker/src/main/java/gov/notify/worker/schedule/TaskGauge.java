package gov.notify.worker.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// What a routine measured, as a gauge. Another worker may run the routine the next time, so what is older than
/// two runs is not told any more: it would contradict what that one says.
public final class TaskGauge {

    private final long lastsNanos;
    private volatile double value = Double.NaN;
    private volatile long atNanos = System.nanoTime();

    private TaskGauge(Duration pause) {
        this.lastsNanos = pause.multipliedBy(2).plusMinutes(1).toNanos();
    }

    /// @param pause between two runs
    public static TaskGauge gauge(String name, Duration pause, MeterRegistry meters) {
        var measured = new TaskGauge(pause);
        Gauge.builder(name, measured, TaskGauge::value).strongReference(true).register(meters);
        return measured;
    }

    public void set(long value) {
        this.value = value;
        atNanos = System.nanoTime();
    }

    private double value() {
        return System.nanoTime() - atNanos < lastsNanos ? value : Double.NaN;
    }
}
