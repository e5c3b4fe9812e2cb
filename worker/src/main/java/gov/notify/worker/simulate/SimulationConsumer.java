package gov.notify.worker.simulate;

import gov.notify.queue.WorkStream;
import gov.notify.receipt.ReceiptInbox;
import gov.notify.security.Payloads;
import gov.notify.worker.stream.LaneGroup;
import gov.notify.worker.stream.LaneGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/// Has the stream of messages to be simulated read.
@ApplicationScoped
class SimulationConsumer implements LaneGroups {

    private static final int PERMITS = 200;

    private final SimulationHandler handler;

    SimulationConsumer(DataSource database, Payloads payloads, ReceiptInbox inbox, Clock clock) {
        this.handler = new SimulationHandler(new SimulatedMessages(database, payloads), inbox, clock);
    }

    @Override
    public List<LaneGroup> laneGroups() {
        return List.of(new LaneGroup("simulate", List.of(WorkStream.SIMULATE), PERMITS, handler));
    }
}
