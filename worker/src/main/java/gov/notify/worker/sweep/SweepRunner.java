package gov.notify.worker.sweep;

import gov.notify.migration.SchemaReady;
import gov.notify.worker.runtime.WorkerRuntime;
import gov.notify.worker.stream.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.util.List;

/// Sweeps every few seconds, and at once when Redis was emptied.
@ApplicationScoped
public class SweepRunner {

    private final Sweep sweep;
    private final ClaimSweep claims;
    private final SweepConfig config;
    private volatile List<PeriodicTask> loops = List.of();

    SweepRunner(Sweep sweep, ClaimSweep claims, SweepConfig config) {
        this.sweep = sweep;
        this.claims = claims;
        this.config = config;
    }

    void start(@Observes SchemaReady event, WorkerRuntime runtime) {
        var hints = PeriodicTask.every(config.every(), "sweep", sweep::run);
        loops = List.of(hints, PeriodicTask.every(config.claims(), "claim-sweep", claims::run));
        runtime.watch(loops);
        runtime.whenEmptied(() -> {
            sweep.everythingIsLost();
            hints.urge();
        });
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        loops.forEach(PeriodicTask::close);
    }
}
