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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Leaves one sending identity of one provider alone while asking it is pointless.
///
/// Opens on a misconfiguration (60 s, doubling to 15 min), a spent quota (as long as the provider says) or 20 faults or
/// missing answers in a row; when the time is up one message goes ahead and decides for the others.
final class CircuitBreaker {

    static final Duration SHORTEST = Duration.ofSeconds(60);
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration BEHIND_THE_PROBE = Duration.ofSeconds(1);
    private static final int FAULTS_IN_A_ROW = 20;
    private static final Reason NONE = new Reason("closed", "");

    private final Clock clock;
    private Instant openUntil = Instant.MIN;
    private boolean open;
    private boolean probing;
    private int openings;
    private int faults;
    private Reason reason = NONE;

    CircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    /// Empty when a message may be sent; otherwise why not, and how long to wait.
    synchronized Optional<ProviderChoice.Wait> unavailability() {
        if (!open) {
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), openUntil);
        if (left.isPositive()) {
            return Optional.of(new ProviderChoice.Wait(reason, left));
        }
        return probing ? Optional.of(new ProviderChoice.Wait(reason, BEHIND_THE_PROBE)) : Optional.empty();
    }

    /// As [#unavailability], and the caller that may pass an open breaker is the one that tries it out.
    synchronized Optional<ProviderChoice.Wait> admit() {
        var unavailable = unavailability();
        probing |= open && unavailable.isEmpty();
        return unavailable;
    }

    /// Learns from an answer; the answer's waiting time becomes the breaker's.
    synchronized Handover heard(Handover answer) {
        return switch (answer) {
            // of one message, or one sender: the provider is at work
            case Accepted _, Refused _, Throttled _, SenderUnknown _, RecipientUnknown _ -> {
                close();
                yield answer;
            }
            case Misconfigured(var why, var _) -> new Misconfigured(why, openFor(why, doubling()));
            case QuotaSpent(var why, var after) -> new QuotaSpent(why, openFor(why, after));
            case TryLater(var why) -> fault(why, answer);
            case Unknown(var why) -> fault(why, answer);
        };
    }

    private Handover fault(Reason why, Handover answer) {
        if (++faults >= FAULTS_IN_A_ROW || probing) {
            openFor(why, doubling());
        }
        return answer;
    }

    /// The call ended without an answer, by a defect of ours: another message may try the breaker out.
    synchronized void heardNothing() {
        probing = false;
    }

    private Duration doubling() {
        var wait = SHORTEST.multipliedBy(1L << Math.min(openings, 4));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    // Answers of calls that were under way when it opened do not prolong it.
    private Duration openFor(Reason why, Duration wait) {
        var now = clock.instant();
        if (!open || !openUntil.isAfter(now)) {
            openUntil = now.plus(wait);
            openings++;
        }
        open = true;
        probing = false;
        reason = why;
        return Duration.between(now, openUntil);
    }

    private void close() {
        open = false;
        probing = false;
        openings = 0;
        faults = 0;
        reason = NONE;
    }
}
