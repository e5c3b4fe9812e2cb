package gov.notify.worker.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What a task measured, as a gauge. Another worker may run the task the next time, so what is older than
/// two runs is not told any more: it would contradict what that one says.
public final class TaskGauge {

    private final long lastsNanos;
    private final LongSupplier nanos;
    private volatile double value = Double.NaN;
    private volatile long atNanos;

    private TaskGauge(Duration pause, LongSupplier nanos) {
        this.lastsNanos = pause.multipliedBy(2).plusMinutes(1).toNanos();
        this.nanos = nanos;
        this.atNanos = nanos.getAsLong();
    }

    /// @param pause between two runs
    public static TaskGauge gauge(String name, Duration pause, MeterRegistry meters) {
        return gauge(name, pause, meters, System::nanoTime);
    }

    static TaskGauge gauge(String name, Duration pause, MeterRegistry meters, LongSupplier nanos) {
        var measured = new TaskGauge(pause, nanos);
        Gauge.builder(name, measured, TaskGauge::value).strongReference(true).register(meters);
        return measured;
    }

    public void set(long value) {
        this.value = value;
        atNanos = nanos.getAsLong();
    }

    private double value() {
        return nanos.getAsLong() - atNanos < lastsNanos ? value : Double.NaN;
    }
}
