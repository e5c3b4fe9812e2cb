package gov.notify.worker.simulate;

import gov.notify.batch.StoreUnavailable;
import gov.notify.queue.Entry;
import gov.notify.receipt.ReceiptInbox;
import gov.notify.worker.stream.Answers;
import gov.notify.worker.stream.Handler;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/// Puts a made-up receipt into the inbox for every message that waits for one.
final class SimulationHandler implements Handler {

    private static final Logger LOG = Logger.getLogger(SimulationHandler.class);

    private final PretendedMessages messages;
    private final ReceiptInbox inbox;
    private final Clock clock;

    SimulationHandler(PretendedMessages messages, ReceiptInbox inbox, Clock clock) {
        this.messages = messages;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void handle(List<Entry> entries, Answers answers) {
        try {
            var now = clock.instant();
            var waiting = messages.waiting(entries.stream().map(Entry::uuid).toList());
            if (!waiting.isEmpty()) {
                inbox.store(waiting.stream()
                        .map(message -> MadeUpReceipt.of(message, now))
                        .toList());
            }
            answers.done(entries);
        } catch (StoreUnavailable e) {
            LOG.warnf("%d made-up receipts wait for Postgres: %s", entries.size(), e.getMessage());
            answers.unavailable(entries);
        }
    }
}
