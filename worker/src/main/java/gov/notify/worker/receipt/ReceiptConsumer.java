package gov.notify.worker.receipt;

import gov.notify.queue.WorkStream;
import gov.notify.worker.stream.LaneGroup;
import gov.notify.worker.stream.LaneGroups;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/// Has the stream of receipts read.
@ApplicationScoped
class ReceiptConsumer implements LaneGroups {

    private static final int PERMITS = 800;

    private final ReceiptHandler handler;

    ReceiptConsumer(DataSource database, ReceiptConfig config, Clock clock, MeterRegistry meters) {
        this.handler = new ReceiptHandler(new ReceiptStore(database, config.failureMapping(), clock), meters);
    }

    @Override
    public List<LaneGroup> laneGroups() {
        return List.of(new LaneGroup("receipts", List.of(WorkStream.RECEIPTS), PERMITS, handler));
    }
}
