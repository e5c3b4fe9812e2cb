package gov.notify.sandbox.inbox;

import gov.notify.sandbox.sent.Kept;
import gov.notify.sandbox.sent.Outbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Server-sent events to one open page: `message` for each new one, `status` when Notify's changes, `refresh` when more
/// came than is worth sending singly.
final class LiveStream {
    private static final int MOST_AT_ONCE = 50;
    private static final int WATCHED = 100;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final ArrayBlockingQueue<Kept> fresh = new ArrayBlockingQueue<>(MOST_AT_ONCE);
    private final Outbox outbox;
    private final Statuses statuses;
    private final Map<String, String> told = new HashMap<>();
    private volatile boolean overflowed;

    LiveStream(Outbox outbox, Statuses statuses) {
        this.outbox = outbox;
        this.statuses = statuses;
    }

    /// Writes until the page is closed.
    void to(OutputStream out) throws IOException, InterruptedException {
        var stopListening = outbox.listen(kept -> overflowed |= !fresh.offer(kept));
        try {
            event(out, "hello", "{}");
            while (true) {
                var first = fresh.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                var news = new ArrayList<Kept>();
                if (first != null) {
                    news.add(first);
                }
                fresh.drainTo(news);
                tell(out, news);
                tellStatuses(out);
            }
        } finally {
            stopListening.run();
        }
    }

    private void tell(OutputStream out, List<Kept> news) throws IOException {
        if (overflowed) {
            overflowed = false;
            event(out, "refresh", "{}");
            return;
        }
        for (var kept : news) {
            event(out, "message", MessageJson.brief(kept, null).toString());
        }
    }

    private void tellStatuses(OutputStream out) throws IOException {
        var ids = outbox.newest(WATCHED, message -> true).stream()
                .map(kept -> kept.message().id())
                .toList();
        told.keySet().retainAll(ids);
        var now = statuses.of(ids);
        for (var entry : now.entrySet()) {
            var held = entry.getValue();
            if (!held.status().equals(told.put(entry.getKey(), held.status()))) {
                var json = MessageJson.JSON
                        .createObjectNode()
                        .put("id", entry.getKey())
                        .put("status", held.status())
                        .put("notification_id", held.notificationId());
                event(out, "status", json.toString());
            }
        }
        // A comment: finds out whether the page is still there.
        out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void event(OutputStream out, String name, String data) throws IOException {
        out.write(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
