package gov.notify.sandbox.sent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Every acceptance in order, small enough to keep many: the provider's side of the books.
///
/// What was accepted but never answered stands here too, as it would be sent.
public final class Ledger {
    private static final int MOST_LINES = 500_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private long forgotten;

    /// One acceptance.
    ///
    /// @param notificationId empty when the call did not name it
    /// @param answered false when the caller was left without an answer
    public record Line(String channel, String id, String notificationId, String to, long atMillis, boolean answered) {}

    public void add(Sent message, boolean answered) {
        var line = new Line(
                message instanceof Sent.Email ? "email" : "sms",
                message.id(),
                message.notificationId().orElse(""),
                String.join(",", message.recipients()),
                message.at().toEpochMilli(),
                answered);
        synchronized (this) {
            lines.addLast(line);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
                forgotten++;
            }
        }
    }

    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /// How many of the oldest lines no longer stand here.
    public synchronized long forgotten() {
        return forgotten;
    }

    public synchronized void clear() {
        lines.clear();
        forgotten = 0;
    }
}
