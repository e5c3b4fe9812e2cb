package gov.notify.worker.scale;

import gov.notify.worker.schedule.TaskGauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// Measures the workload, and shows it: `send_due_messages` and `send_due_oldest_seconds` are the same at every worker
/// (take the largest), `worker_load_percent` is its own (take the sum), `workers_live` is how many there are.
final class WorkloadMeter {

    /// Between two measurements.
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Duration LASTS = EVERY.multipliedBy(3);

    private record Measured(Workload work, long atNanos) {}

    private final DueMessages messages;
    private final IntSupplier workers;
    private final CallRate calls;
    private final int workerRate;
    private final LongSupplier nanos;
    private final TaskGauge due;
    private final TaskGauge oldest;
    private final TaskGauge load;
    private final TaskGauge live;
    private volatile Optional<Measured> last = Optional.empty();

    /// @param workers how many there are
    /// @param workerRate messages a second that one does
    /// @param nanos a clock that never goes back
    WorkloadMeter(DueMessages messages, IntSupplier workers, int workerRate, MeterRegistry meters, LongSupplier nanos) {
        this.messages = messages;
        this.workers = workers;
        this.calls = new CallRate(meters, nanos);
        this.workerRate = workerRate;
        this.nanos = nanos;
        this.due = TaskGauge.gauge("send_due_messages", EVERY, meters);
        this.oldest = TaskGauge.gauge("send_due_oldest_seconds", EVERY, meters);
        this.load = TaskGauge.gauge("worker_load_percent", EVERY, meters);
        this.live = TaskGauge.gauge("workers_live", EVERY, meters);
    }

    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres is away, or slow
    void measure() {
        double share = calls.perSecond() / workerRate;
        load.set(Math.round(100 * share));
        int living = Math.max(1, workers.getAsInt());
        live.set(living);
        var found = messages.read();
        due.set(found.messages());
        oldest.set(found.oldest().toSeconds());
        last = Optional.of(
                new Measured(new Workload(found.messages(), found.oldest(), living, share), nanos.getAsLong()));
    }

    /// What was measured within the last half minute. There is none while Postgres is away: an old figure would tell an
    /// autoscaler something that nobody knows.
    Optional<Workload> latest() {
        return last.filter(measured -> nanos.getAsLong() - measured.atNanos() < LASTS.toNanos())
                .map(Measured::work);
    }
}
