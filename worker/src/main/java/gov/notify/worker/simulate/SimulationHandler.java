package gov.notify.worker.simulate;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.queue.Entry;
import gov.notify.receipt.ReceiptInbox;
import gov.notify.worker.stream.Acknowledger;
import gov.notify.worker.stream.EntryHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Puts a made-up receipt into the inbox for every message that waits for one.
final class SimulationHandler implements EntryHandler {

    private static final Logger LOG = Logger.getLogger(SimulationHandler.class);
    private static final Duration KEY_COMES = Duration.ofSeconds(60);

    private final SimulatedMessages messages;
    private final ReceiptInbox inbox;
    private final Clock clock;

    SimulationHandler(SimulatedMessages messages, ReceiptInbox inbox, Clock clock) {
        this.messages = messages;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void handle(List<Entry> entries, Acknowledger acknowledger) {
        try {
            var now = clock.instant();
            var waiting = messages.waiting(entries.stream().map(Entry::uuid).toList());
            if (!waiting.decided().isEmpty()) {
                inbox.store(waiting.decided().stream()
                        .map(message -> SimulatedReceipt.of(message, now))
                        .toList());
            }
            answer(entries, waiting.undecided(), acknowledger);
        } catch (StoreUnavailable e) {
            LOG.warnf("%d made-up receipts wait for Postgres: %s", entries.size(), e.getMessage());
            acknowledger.unavailable(entries);
        }
    }

    private static void answer(List<Entry> entries, Set<UUID> undecided, Acknowledger acknowledger) {
        var parts = entries.stream().collect(Collectors.partitioningBy(entry -> undecided.contains(entry.uuid())));
        var later = parts.getOrDefault(true, List.of());
        if (!later.isEmpty()) {
            LOG.errorf("%d made-up receipts wait for a sealing key that is not known here", later.size());
            later.forEach(entry -> acknowledger.postpone(entry, KEY_COMES));
        }
        acknowledger.done(parts.getOrDefault(false, List.of()));
    }
}
