package gov.notify.worker.statistics;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.migration.SchemaReady;
import gov.notify.statistics.MessageCounts;
import gov.notify.worker.runtime.WorkerRuntime;
import gov.notify.worker.stream.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Folds what has changed of the counts of messages, every few seconds: who reads them adds up what
/// is not folded yet. Every worker tries, and one at a time does, so there is no leader whose death
/// would stop it.
@ApplicationScoped
public class CountFolder {

    private static final Logger LOG = Logger.getLogger(CountFolder.class);

    /// A thousand batches a second leave two thousand changes: a millisecond for whoever reads them.
    private static final Duration EVERY = Duration.ofSeconds(2);

    private static final int AT_A_TIME = 5000;

    private final MessageCounts counts;
    private volatile List<PeriodicTask> loops = List.of();

    CountFolder(MessageCounts counts) {
        this.counts = counts;
    }

    void start(@Observes SchemaReady event, WorkerRuntime runtime) {
        loops = List.of(PeriodicTask.every(EVERY, "count-folder", this::fold));
        runtime.watch(loops);
    }

    void fold() {
        try {
            counts.fold(AT_A_TIME);
        } catch (StoreUnavailable e) {
            LOG.warnf("cannot fold counts: %s", e.getMessage());
        }
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        loops.forEach(PeriodicTask::close);
    }
}
