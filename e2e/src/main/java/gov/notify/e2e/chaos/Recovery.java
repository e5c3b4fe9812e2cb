package gov.notify.e2e.chaos;

import gov.notify.e2e.load.Durations;
import gov.notify.e2e.world.Aws;
import gov.notify.e2e.world.Db;
import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What killed workers left behind: how long it took others to take care of it, and what may be sent twice for it.
final class Recovery {
    /// Longer than the claim to be shown, so that a miss is measured and not just seen.
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Db db;
    private final Aws aws;
    private final Reconciliation books;
    private final Durations durations = new Durations();
    /// How often each recipient's message was in the provider's hands when its worker was killed.
    private final Map<String, Integer> inTheProvidersHands = new HashMap<>();

    Recovery(Db db, Aws aws, Reconciliation books) {
        this.db = db;
        this.aws = aws;
        this.books = books;
    }

    /// Call right after the kill. Waits until everything that the dead worker had claimed has left the queue.
    void watch(long deadWorker) {
        var killed = System.nanoTime();
        var claimed = claimedBy(deadWorker);
        noteTaken(claimed);
        var left = claimed;
        while (!left.isEmpty() && System.nanoTime() - killed < PATIENCE.toNanos()) {
            World.pause(Duration.ofMillis(200));
            var still = remaining(left);
            note(left.size() - still.size(), System.nanoTime() - killed);
            left = still;
        }
        note(left.size(), System.nanoTime() - killed);
    }

    /// Seconds that all but a hundredth of the dead workers' messages took at most.
    double p99Seconds() {
        return durations.quantile(0.99) / 1000;
    }

    double worstSeconds() {
        return durations.quantile(1) / 1000;
    }

    int messages() {
        return durations.count();
    }

    /// Messages that the provider had taken from workers which died before they stored that: recipients, and
    /// how often.
    Map<String, Integer> inTheProvidersHands() {
        return Map.copyOf(inTheProvidersHands);
    }

    // Claims carry the worker's name, which ends in its process id, and a number of their own.
    private List<String> claimedBy(long pid) {
        return db.rows(
                "select notification_id::text from send_queue where claim_owner like '%-' || ?::text || '/%'",
                row -> row.getString(1), pid);
    }

    private List<String> remaining(List<String> ids) {
        return db.rows(
                "select notification_id::text from send_queue"
                        + " where notification_id = any (string_to_array(?, ',')::uuid[])",
                row -> row.getString(1),
                String.join(",", ids));
    }

    private void noteTaken(List<String> claimed) {
        var recipients = new HashMap<String, String>();
        for (var line : aws.ledger()) {
            recipients.put(line.notificationId(), line.to());
            recipients.put(line.to(), line.to());
        }
        for (var id : claimed) {
            // A text whose 201 was lost on its way cannot be looked up by its id.
            var recipient = recipients.get(books.recipient(id).orElse(id));
            if (recipient != null) {
                inTheProvidersHands.merge(recipient, 1, Integer::sum);
            }
        }
    }

    private void note(int messages, long nanos) {
        for (var i = 0; i < messages; i++) {
            durations.add(nanos);
        }
    }
}
