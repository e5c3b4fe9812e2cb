package gov.notify.worker.retention;

import gov.notify.notification.Partitions;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.TaskGauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Has partitions made ahead, and dropped when their time has come.
@ApplicationScoped
class PartitionTasks implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(PartitionTasks.class);

    private final Partitions partitions;
    private final TaskGauge stranded;

    PartitionTasks(Partitions partitions, MeterRegistry meters) {
        this.partitions = partitions;
        this.stranded = TaskGauge.gauge("rows_without_partition", Duration.ofHours(1), meters);
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(
                ScheduledTask.every(Duration.ofHours(1), "S-partitions", this::makeAhead),
                ScheduledTask.every(Duration.ofMinutes(10), "S-erase", this::erase));
    }

    private void makeAhead() {
        partitions.makeAhead();
        long rows = partitions.rowsWithoutPartition();
        stranded.set(rows);
        if (rows > 0) {
            LOG.warnf("%d rows are in no day's partition", rows);
        }
    }

    private void erase() {
        var dropped = partitions.dropExpired();
        if (!dropped.isEmpty()) {
            LOG.infof("dropped %s", dropped);
        }
    }
}
