package gov.notify.worker.deliver;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.FailureLog;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.worker.deliver.Composer.Composition;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.stream.Acknowledger;
import gov.notify.worker.stream.EntryHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Delivers the messages of one channel: what a read brought is claimed, composed, held to its sender's rate and handed
/// to the dispatcher, from where a bounded number of calls go out at once.
final class Delivery implements EntryHandler {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    /// So many of them may wait that looking at each again every second would be all that a worker does.
    private static final Duration WHILE_LARGE_ONES_WAIT = Duration.ofSeconds(5);

    private final QueueClaimer claimer;
    private final GuardedComposer composer;
    private final TwoStageRateLimiter rateLimiter;
    private final DeliveryPolicy policy;
    private final MemoryBudget budget;
    private final Quarantine quarantine;
    private final Settlement settlement;
    private final ProviderCalls calls;
    private final FailureLog defects = new FailureLog(LOG);

    /// @param budget for composed messages, shared with the other channels
    /// @param quarantine shared with the other channels too
    Delivery(
            QueueClaimer claimer,
            GuardedComposer composer,
            TwoStageRateLimiter rateLimiter,
            DeliveryPolicy policy,
            MemoryBudget budget,
            Quarantine quarantine,
            ProviderCalls calls) {
        this.claimer = claimer;
        this.composer = composer;
        this.rateLimiter = rateLimiter;
        this.policy = policy;
        this.budget = budget;
        this.quarantine = quarantine;
        this.settlement = calls.settlement();
        this.calls = calls;
    }

    @Override
    public void start(Acknowledger acknowledger) {
        settlement.start(acknowledger);
    }

    @Override
    public void handle(List<Entry> entries, Acknowledger acknowledger) {
        var unknown = entries.stream()
                .filter(entry -> entry.kind() != EntryKind.MESSAGE)
                .toList();
        unknown.forEach(
                entry -> acknowledger.failed(entry, new IllegalArgumentException("not a kind for this stream")));
        var messages = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.MESSAGE)
                .toList();
        if (calls.isStopping()) {
            acknowledger.release(messages);
            return;
        }
        try {
            deliver(messages, acknowledger);
        } catch (StoreUnavailable e) {
            LOG.warnf("%d messages wait for Postgres: %s", messages.size(), e.getMessage());
            acknowledger.unavailable(messages);
        }
    }

    private void deliver(List<Entry> entries, Acknowledger acknowledger) {
        var found = claimer.take(entries);
        var taken = found.claimed();
        if (!found.early().isEmpty()) {
            acknowledger.postpone(found.early());
        }
        acknowledger.done(found.others(entries));
        var undispatched = new UndispatchedClaims(taken);
        try (var _ = composer.keepClaims(undispatched)) {
            prepare(taken, undispatched);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            putOff(undispatched);
        } catch (RuntimeException | Error e) {
            // A defect: what is claimed would look dead, and in the end be condemned, if it were left.
            defects.failed(e, undispatched.size() + " messages are put off");
            undispatched.prepared().forEach(message -> budget.giveBack(message.outgoing()));
            undispatched
                    .claims()
                    .forEach(claim -> settlement.write(claim, policy.afterDefect(claim, GuardedComposer.NOT_COMPOSED)));
        }
    }

    private void putOff(UndispatchedClaims undispatched) {
        undispatched.prepared().forEach(message -> budget.giveBack(message.outgoing()));
        undispatched.claims().forEach(claim -> settlement.write(claim, policy.soon(claim)));
    }

    private void prepare(List<ClaimedMessage> taken, UndispatchedClaims undispatched) throws InterruptedException {
        var passed = rateLimiter.unopened(withOneSuspectAtMost(taken, undispatched), (claim, until) -> {
            undispatched.close(claim);
            settlement.write(claim, until);
        });
        var large = new ArrayList<ClaimedMessage>();
        for (var one : passed) {
            if (one.isLarge()) {
                large.add(one);
                continue;
            }
            if (budget.isFull()) {
                send(undispatched);
            }
            // What would be too late for its call is not even opened: those behind it would be late too, until their
            // claims ran out and looked like deaths.
            if (!budget.await(calls.latestStart(one)) || calls.isTooLate(one)) {
                putOff(one, undispatched, SOON);
            } else if (!composed(one, undispatched, budget::tryTake)) {
                large.add(one);
            }
            letOthersRun();
        }
        send(undispatched);
        for (var one : large) {
            composeLarge(one, undispatched);
            send(undispatched);
        }
    }

    /// Large ones come last, and alone: they may have to wait for memory, and others must not wait with them.
    private void composeLarge(ClaimedMessage one, UndispatchedClaims undispatched) throws InterruptedException {
        if (!budget.awaitLarge(calls.latestStart(one))) {
            putOff(one, undispatched, WHILE_LARGE_ONES_WAIT);
            return;
        }
        try {
            if (calls.isTooLate(one)) {
                putOff(one, undispatched, SOON);
            } else {
                composed(one, undispatched, message -> {
                    budget.take(message);
                    return true;
                });
            }
        } finally {
            budget.largeIsComposed();
        }
    }

    private void putOff(ClaimedMessage one, UndispatchedClaims undispatched, Duration after) {
        undispatched.close(one);
        settlement.write(one, policy.forMemory(one, after));
    }

    /// @param takesMemory says whether there is memory for what was composed
    /// @return false when there was none: nothing has become of the message
    private boolean composed(
            ClaimedMessage one, UndispatchedClaims undispatched, Predicate<OutgoingMessage> takesMemory) {
        switch (composer.compose(one)) {
            case Composition.Ready(var message) -> {
                if (!takesMemory.test(message.outgoing())) {
                    return false;
                }
                undispatched.prepared(message);
            }
            case Composition.Settled(var step) -> {
                undispatched.close(one);
                settlement.write(one, step);
            }
        }
        return true;
    }

    // Composing a whole read in one go would keep a carrier thread from calls whose answers have come.
    @SuppressWarnings("ThreadPriorityCheck") // for fairness among virtual threads, which are never preempted
    private static void letOthersRun() {
        Thread.yield();
    }

    private void send(UndispatchedClaims undispatched) throws InterruptedException {
        rateLimiter.ready(undispatched.prepared(), new RateLimiter.Onward() {
            @Override
            public void go(List<ReadyMessage> granted) {
                granted.forEach(message -> undispatched.close(message.claim()));
                calls.add(granted);
            }

            @Override
            public void wait(ReadyMessage message, HeldBack until) {
                undispatched.close(message.claim());
                settlement.settle(message, until);
            }
        });
    }

    /// What may end this worker too is worked on alone; others like it go back first, and are stored as gone
    /// back, or they would be counted dead with it.
    private List<ClaimedMessage> withOneSuspectAtMost(List<ClaimedMessage> taken, UndispatchedClaims undispatched) {
        var line = quarantine.lineUp(taken);
        var stored = new ArrayList<CompletableFuture<Boolean>>();
        for (var one : line.waiting()) {
            undispatched.close(one.claim());
            stored.add(settlement.writeBack(one.claim(), policy.later(one.claim(), one.after())));
        }
        stored.forEach(CompletableFuture::join);
        return line.onward();
    }

    @Override
    public void gaveUp(Entry entry) {
        claimer.take(List.of(entry))
                .claimed()
                .forEach(claim ->
                        settlement.write(claim, new GiveUp("The message could not be processed", claim.ambiguous())));
    }

    @Override
    public boolean isWell() {
        return settlement.isWell();
    }

    @Override
    public void stop() {
        calls.stop();
    }
}
