package gov.notify.worker.receipt;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.queue.Entry;
import gov.notify.worker.log.MessageLog;
import gov.notify.worker.receipt.SettledBatch.Line;
import gov.notify.worker.stream.Acknowledger;
import gov.notify.worker.stream.EntryHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Settles the receipts that a read brought, at most 200 in a transaction.
final class ReceiptHandler implements EntryHandler {

    private static final Logger LOG = Logger.getLogger(ReceiptHandler.class);
    private static final int BATCH = 200;

    private final ReceiptStore store;
    private final MeterRegistry meters;

    ReceiptHandler(ReceiptStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    @Override
    public void handle(List<Entry> entries, Acknowledger acknowledger) {
        for (int from = 0; from < entries.size(); from += BATCH) {
            var batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
            try {
                settle(batch, acknowledger);
            } catch (StoreUnavailable e) {
                LOG.warnf("%d receipts wait for Postgres: %s", entries.size() - from, e.getMessage());
                acknowledger.unavailable(entries.subList(from, entries.size()));
                return;
            }
        }
    }

    private void settle(List<Entry> entries, Acknowledger acknowledger) {
        var stored = store.settle(entries.stream().map(Entry::uuid).toList());
        var later = new HashMap<UUID, Duration>();
        for (var line : stored.lines()) {
            var nextLook = line.nextLook();
            if (nextLook != null) {
                later.put(line.row().id(), Duration.between(stored.at(), nextLook));
            }
            count(line);
        }
        answer(entries, later, acknowledger);
        MessageLog.ended(stored.ended());
    }

    // What did not come back is settled, or in the hands of another worker who will.
    private static void answer(List<Entry> entries, Map<UUID, Duration> later, Acknowledger acknowledger) {
        var done = new ArrayList<Entry>(entries.size());
        for (var entry : entries) {
            var wait = later.get(entry.uuid());
            if (wait == null) {
                done.add(entry);
            } else {
                acknowledger.postpone(entry, wait);
            }
        }
        acknowledger.done(done);
    }

    private void count(Line line) {
        var outcome = line.outcome();
        meters.counter(
                        "receipt_outcome",
                        "provider",
                        line.row().source().wireName(),
                        "outcome",
                        outcome == null ? "waiting" : outcome.wireName())
                .increment();
    }
}
