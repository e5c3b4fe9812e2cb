package gov.notify.worker.provider;

import gov.notify.worker.provider.Handover.Accepted;
import gov.notify.worker.provider.Handover.Misconfigured;
import gov.notify.worker.provider.Handover.QuotaSpent;
import gov.notify.worker.provider.Handover.RecipientUnknown;
import gov.notify.worker.provider.Handover.Refused;
import gov.notify.worker.provider.Handover.SenderUnknown;
import gov.notify.worker.provider.Handover.Throttled;
import gov.notify.worker.provider.Handover.TryLater;
import gov.notify.worker.provider.Handover.Unknown;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Leaves a trace of what providers do not take: a counter by provider and code, and one warning a minute for each.
///
/// Without it a message that waits for someone to act would merely look slow.
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_. -]{1,64}");
    private static final int MOST_KINDS = 500;
    private static final Reason SLOWER = new Reason("Throttled", "it asks us to slow down");

    private final MeterRegistry meters;
    private final LongSupplier nanos;
    private final Map<Kind, Tally> tallies = new ConcurrentHashMap<>();

    private record Kind(String provider, String code) {}

    private static final class Tally {
        private final Counter counter;
        private long unsaid;
        private long saidAt;

        private Tally(Counter counter, long longAgo) {
            this.counter = counter;
            this.saidAt = longAgo;
        }

        /// How many there were since the last line; 0 when it is too early for another.
        synchronized long oneMore(long now) {
            counter.increment();
            unsaid++;
            if (now - saidAt < QUIET_NANOS) {
                return 0;
            }
            long count = unsaid;
            unsaid = 0;
            saidAt = now;
            return count;
        }
    }

    RefusalLog(MeterRegistry meters) {
        this(meters, System::nanoTime);
    }

    /// @param nanos a clock that never goes back
    RefusalLog(MeterRegistry meters, LongSupplier nanos) {
        this.meters = meters;
        this.nanos = nanos;
    }

    /// A provider answered.
    void note(String provider, OutgoingMessage message, Handover answer) {
        switch (answer) {
            case Accepted _ -> {}
            case Throttled _ -> note(provider, message, answer, SLOWER);
            case TryLater(var reason) -> note(provider, message, answer, reason);
            case QuotaSpent(var reason, var _) -> note(provider, message, answer, reason);
            case Misconfigured(var reason, var _) -> note(provider, message, answer, reason);
            case SenderUnknown(var reason, var _) -> note(provider, message, answer, reason);
            case RecipientUnknown(var reason) -> note(provider, message, answer, reason);
            case Refused(var reason) -> note(provider, message, answer, reason);
            case Unknown(var reason) -> note(provider, message, answer, reason);
        }
    }

    private void note(String provider, OutgoingMessage message, Handover answer, Reason reason) {
        long now = nanos.getAsLong();
        var kind = kind(provider, reason.code());
        long count = tallies.computeIfAbsent(kind, this::tally).oneMore(now);
        if (count > 0) {
            LOG.warnf(
                    "%s answered %s, %d since the last such line: %s. Notification %s, request %s. %s",
                    provider,
                    kind.code(),
                    count,
                    reason.text().isBlank() ? "no text" : reason.text(),
                    message.notificationId(),
                    reason.requestId().isEmpty() ? "unknown" : reason.requestId(),
                    RefusalAdvice.on(answer, reason.code()));
        }
    }

    // A code becomes a label of a metric: only what looks like one, and only so many.
    private Kind kind(String provider, String code) {
        var kind = new Kind(provider, WORD.matcher(code).matches() ? code : "other");
        return tallies.size() < MOST_KINDS || tallies.containsKey(kind) ? kind : new Kind(provider, "other");
    }

    private Tally tally(Kind kind) {
        var counter = meters.counter("provider_refusal", "provider", kind.provider(), "code", kind.code());
        return new Tally(counter, nanos.getAsLong() - QUIET_NANOS);
    }
}
