package gov.notify.worker.log;

import gov.notify.notification.NotificationStatus;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes one entry for each hand-over to a provider and one for each final status.
///
/// The entries of one commit share lines, and a thread of its own writes them: no message waits for the log. When lines
/// come faster than they can be written, some are left out, and counted.
public final class MessageLog {

    private static final Logger LOG = Logger.getLogger(MessageLog.class);
    private static final int ENTRIES_IN_A_LINE = 32;
    private static final int COMMITS_WAITING = 256;
    private static final int LONGEST_REFERENCE = 200;
    private static final AtomicLong LEFT_OUT = new AtomicLong();
    private static final ThreadPoolExecutor WRITER = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(COMMITS_WAITING),
            Thread.ofPlatform().daemon().name("notify-message-log").factory(),
            (task, _) -> LEFT_OUT.addAndGet(
                    task instanceof Lines lines ? lines.entries().size() : 1));

    private MessageLog() {}

    /// A provider was given a message and answered, or did not.
    ///
    /// @param answer class of the answer, as in the metric `provider_result`
    /// @param reference the provider's id
    /// @param status of the message since
    /// @param millis that the call took
    public record HandedOver(
            UUID notification,
            String provider,
            String answer,
            @Nullable String reference,
            String status,
            long millis) {

        @Override
        public String toString() {
            return "notification=" + notification + " provider=" + provider + " answer=" + answer + " reference="
                    + shown(reference) + " status=" + status + " ms=" + millis;
        }
    }

    /// A message got a status that only a late receipt may still change.
    ///
    /// @param provider null when none was asked
    /// @param millis since it was accepted
    public record Ended(
            UUID notification,
            @Nullable String provider,
            @Nullable String reference,
            NotificationStatus status,
            long millis) {

        @Override
        public String toString() {
            return "notification=" + notification + " provider=" + shown(provider) + " reference=" + shown(reference)
                    + " status=" + status.wireName() + " ms=" + millis;
        }
    }

    private record Lines(String what, List<?> entries) implements Runnable {

        @Override
        public void run() {
            for (int from = 0; from < entries.size(); from += ENTRIES_IN_A_LINE) {
                var some = entries.subList(from, Math.min(entries.size(), from + ENTRIES_IN_A_LINE));
                LOG.infof("%s: %s", what, some.stream().map(Object::toString).collect(Collectors.joining("; ")));
            }
            long leftOut = LEFT_OUT.getAndSet(0);
            if (leftOut > 0) {
                LOG.warnf("%d entries are left out: the log is slower than the messages", leftOut);
            }
        }
    }

    public static void handedOver(List<HandedOver> entries) {
        write("handed over", entries);
    }

    public static void ended(List<Ended> entries) {
        write("ended", entries);
    }

    private static void write(String what, List<?> entries) {
        if (!entries.isEmpty() && LOG.isInfoEnabled()) {
            WRITER.execute(new Lines(what, List.copyOf(entries)));
        }
    }

    // Others make references: what does not look like an id does not belong into the log.
    private static String shown(@Nullable String id) {
        if (id == null) {
            return "-";
        }
        return id.length() <= LONGEST_REFERENCE && id.chars().allMatch(MessageLog::inIds) ? id : "odd";
    }

    private static boolean inIds(int letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || letter == '-'
                || letter == '_'
                || letter == '.';
    }
}
