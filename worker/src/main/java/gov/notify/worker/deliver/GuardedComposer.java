package gov.notify.worker.deliver;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.FailureLog;
import gov.notify.log.SafeStackTrace;
import gov.notify.log.TroubleLog;
import gov.notify.worker.deliver.Composer.Composition;
import gov.notify.worker.deliver.NextStep.GiveUp;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/// The boundary to what a message contains: one that cannot be composed must not keep its neighbours.
@Singleton
final class GuardedComposer {

    static final String NOT_COMPOSED = "The message could not be composed";

    private static final Logger LOG = Logger.getLogger(GuardedComposer.class);

    /// A call may begin until some seconds after its claim.
    private static final long LONG_NANOS = Duration.ofSeconds(1).toNanos();

    private final QueueClaimer claimer;
    private final Composer composer;
    private final DeliveryPolicy policy;
    private final LeaseRenewal leases;
    private final TroubleLog outage = new TroubleLog(LOG);
    private final FailureLog defects = new FailureLog(LOG);

    /// @param claimer reads what of a claim is large, and was left where it is
    GuardedComposer(QueueClaimer claimer, Composer composer, DeliveryPolicy policy, LeaseRenewal leases) {
        this.claimer = claimer;
        this.composer = composer;
        this.policy = policy;
        this.leases = leases;
    }

    /// Keeps the claims on what is prepared, until it is closed: composing may outlast them.
    LeaseRenewal.Renewing keepClaims(UndispatchedClaims undispatched) {
        return leases.begin(undispatched);
    }

    /// What took long to compose would take as long the next time: its call gets the time of a claim of its own.
    Composition compose(ClaimedMessage one) {
        long began = System.nanoTime();
        var composition = composed(one);
        return composition instanceof Composition.Ready(var message) && System.nanoTime() - began >= LONG_NANOS
                ? renewed(message)
                : composition;
    }

    private Composition renewed(ReadyMessage message) {
        return leases.renew(message.claim())
                .<Composition>map(claim -> new Composition.Ready(message.with(claim)))
                .orElseGet(() -> new Composition.Settled(policy.soon(message.claim())));
    }

    // One that is nested too deeply for the stack has unwound it when it gets here, so nothing of the process is in
    // doubt.
    private Composition composed(ClaimedMessage one) {
        try {
            var composition = composer.compose(Quarantine.isCondemned(one) ? one : claimer.complete(one));
            outage.over("messages are composed again");
            return composition;
        } catch (StoreUnavailable e) {
            outage.warn(e, "messages wait for Postgres to be composed: %s", SafeStackTrace.of(e));
            return new Composition.Settled(policy.soon(one));
        } catch (StackOverflowError e) {
            defects.failed(e, one.notificationId() + " cannot be composed");
            return new Composition.Settled(new GiveUp(NOT_COMPOSED, one.ambiguous()));
        } catch (RuntimeException e) {
            defects.failed(e, one.notificationId() + " cannot be composed");
            return new Composition.Settled(policy.afterDefect(one, NOT_COMPOSED));
        }
    }
}
