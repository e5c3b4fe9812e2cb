package gov.notify.worker.deliver;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.SafeStackTrace;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.worker.deliver.Composer.Composition;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.provider.Reason;
import gov.notify.worker.stream.Acknowledger;
import gov.notify.worker.stream.EntryHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Delivers the messages of one channel: what a read brought is claimed, composed, rationed and put on the
/// desk, from where a bounded number of calls go out at once.
final class Delivery implements EntryHandler {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    /// So many of them may wait that looking at each again every second would be all that a worker does.
    private static final Duration WHILE_LARGE_ONES_WAIT = Duration.ofSeconds(5);

    private final QueueClaimer claims;
    private final Composer composer;
    private final EarlyRateLimiter earlyRationing;
    private final RateLimiter rationing;
    private final DeliveryPolicy decisions;
    private final OutcomeWriter outcomes;
    private final DeliveryMetrics metrics;
    private final Duration latestStart;
    private final Dispatcher desk;
    private final MemoryBudget room;
    private final Quarantine quarantine;
    private volatile boolean stopping;

    /// What a delivery is made of.
    record Parts(
            QueueClaimer claims,
            Composer composer,
            EarlyRateLimiter earlyRationing,
            RateLimiter rationing,
            DeliveryPolicy decisions,
            OutcomeWriter outcomes,
            DeliveryMetrics metrics) {}

    /// @param permits calls at once
    /// @param latestStart a call that has not begun this long after its claim is not made: it might outlast the
    /// lease
    /// @param room for composed messages, shared with the other channels
    /// @param quarantine shared with the other channels too
    Delivery(Parts parts, int permits, Duration latestStart, MemoryBudget room, Quarantine quarantine) {
        this.claims = parts.claims();
        this.composer = parts.composer();
        this.earlyRationing = parts.earlyRationing();
        this.rationing = parts.rationing();
        this.decisions = parts.decisions();
        this.outcomes = parts.outcomes();
        this.metrics = parts.metrics();
        this.latestStart = latestStart;
        this.room = room;
        this.quarantine = quarantine;
        this.desk = new Dispatcher(permits, this::call);
    }

    @Override
    public void handle(List<Entry> entries, Acknowledger answers) {
        var unknown = entries.stream()
                .filter(entry -> entry.kind() != EntryKind.MESSAGE)
                .toList();
        unknown.forEach(entry -> answers.failed(entry, new IllegalArgumentException("not a kind for this stream")));
        var messages = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.MESSAGE)
                .toList();
        if (stopping) {
            answers.release(messages);
            return;
        }
        try {
            deliver(messages, answers);
        } catch (StoreUnavailable e) {
            LOG.warnf("%d messages wait for Postgres: %s", messages.size(), e.getMessage());
            answers.unavailable(messages);
        }
    }

    private void deliver(List<Entry> entries, Acknowledger answers) {
        var found = claims.take(entries, answers);
        var taken = found.taken();
        if (!found.early().isEmpty()) {
            answers.postpone(found.early());
        }
        answers.done(notIn(found, entries));
        var open = new UndispatchedClaims(taken);
        try {
            prepare(taken, open);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            putOff(open);
        } catch (RuntimeException | Error e) {
            // A defect: what is claimed would look dead, and in the end be condemned, if it were left.
            LOG.errorf("%d messages are put off: %s", open.size(), SafeStackTrace.of(e));
            putOff(open);
        }
    }

    private void putOff(UndispatchedClaims open) {
        open.prepared().forEach(message -> room.giveBack(message.outgoing()));
        open.claims().forEach(claim -> write(claim, decisions.soon(claim)));
    }

    private void prepare(List<QueueClaimer.Taken> taken, UndispatchedClaims open) throws InterruptedException {
        var unrationed = earlyRationing.pass(withOneSuspectAtMost(taken, open), (claim, until) -> {
            open.close(claim);
            write(claim, until);
        });
        var large = new ArrayList<QueueClaimer.Taken>();
        for (var one : unrationed) {
            if (one.letter() != null && one.letter().largeOn() != null) {
                large.add(one);
                continue;
            }
            if (room.isFull()) {
                send(open);
            }
            if (!room.await(latestStart(one.claim())) || isTooLate(one)) {
                putOff(one, open, SOON);
            } else if (!composed(one, open, room::tryTake)) {
                large.add(one);
            }
            letOthersRun();
        }
        send(open);
        for (var one : large) {
            composeLarge(one, open);
            send(open);
        }
    }

    /// Large ones come last, and alone: they may have to wait for room, and others must not wait with them.
    private void composeLarge(QueueClaimer.Taken one, UndispatchedClaims open) throws InterruptedException {
        if (!room.awaitLarge(latestStart(one.claim()))) {
            putOff(one, open, WHILE_LARGE_ONES_WAIT);
            return;
        }
        try {
            if (isTooLate(one)) {
                putOff(one, open, SOON);
            } else {
                composed(one, open, message -> {
                    room.take(message);
                    return true;
                });
            }
        } finally {
            room.largeIsComposed();
        }
    }

    /// What would be too late for its call is not even opened: those behind it would be late too, until their claims
    /// ran out and looked like deaths.
    private boolean isTooLate(QueueClaimer.Taken one) {
        return System.nanoTime() - latestStart(one.claim()) > 0;
    }

    private void putOff(QueueClaimer.Taken one, UndispatchedClaims open, Duration after) {
        open.close(one.claim());
        write(one.claim(), decisions.forRoom(one.claim(), after));
    }

    /// By [System#nanoTime].
    private long latestStart(Claim claim) {
        return claim.claimedNanos() + latestStart.toNanos();
    }

    /// @param takesRoom says whether there is room for what was composed
    /// @return false when there was none: nothing has become of the message
    private boolean composed(QueueClaimer.Taken one, UndispatchedClaims open, Predicate<OutgoingMessage> takesRoom) {
        switch (compose(one)) {
            case Composition.Ready(var message) -> {
                if (!takesRoom.test(message.outgoing())) {
                    return false;
                }
                open.prepared(message);
            }
            case Composition.Settled(var step) -> {
                open.close(one.claim());
                write(one.claim(), step);
            }
        }
        return true;
    }

    // Composing a whole read in one go would keep a carrier thread from calls whose answers have come.
    @SuppressWarnings("ThreadPriorityCheck") // for fairness among virtual threads, which are never preempted
    private static void letOthersRun() {
        Thread.yield();
    }

    private void send(UndispatchedClaims open) throws InterruptedException {
        rationing.ration(open.prepared(), new RateLimiter.Onward() {
            @Override
            public void go(List<ReadyMessage> granted) {
                granted.forEach(message -> open.close(message.claim()));
                desk.add(granted);
                if (stopping) {
                    releaseUnbegun();
                }
            }

            @Override
            public void wait(ReadyMessage message, HeldBack until) {
                open.close(message.claim());
                settle(message, until);
            }
        });
    }

    /// What may end this worker too is worked on alone; others like it go back first, and are stored as gone back, or
    /// they would be counted dead with it.
    private List<QueueClaimer.Taken> withOneSuspectAtMost(List<QueueClaimer.Taken> taken, UndispatchedClaims open) {
        var suspects =
                taken.stream().filter(one -> Quarantine.isSuspect(one.claim())).toList();
        if (suspects.isEmpty()) {
            return taken;
        }
        var waiting = suspects.subList(quarantine.enter(suspects.getFirst().claim()) ? 1 : 0, suspects.size());
        var stored = new ArrayList<CompletableFuture<Boolean>>();
        for (var one : waiting) {
            open.close(one.claim());
            stored.add(outcomes.write(
                    new Outcome(one.claim(), decisions.later(one.claim(), Quarantine.waitAt(stored.size())))));
        }
        stored.forEach(CompletableFuture::join);
        return taken.stream().filter(one -> !waiting.contains(one)).toList();
    }

    private void settle(ReadyMessage message, NextStep step) {
        settle(message, new Outcome(message.claim(), step));
    }

    private void settle(ReadyMessage message, Outcome outcome) {
        room.giveBack(message.outgoing());
        write(outcome);
    }

    private void write(Claim claim, NextStep step) {
        write(new Outcome(claim, step));
    }

    private void write(Outcome outcome) {
        var claim = outcome.claim();
        var stored = outcomes.write(outcome);
        if (Quarantine.isSuspect(claim)) {
            var _ = stored.whenComplete((_, _) -> quarantine.leave(claim));
        }
    }

    // What was not found is somebody else's, or over: nothing to do here.
    private static List<Entry> notIn(QueueClaimer.Found found, List<Entry> entries) {
        if (found.taken().size() == entries.size()) {
            return List.of();
        }
        var others = new HashSet<>(entries);
        found.taken().forEach(one -> others.remove(one.claim().entry()));
        others.removeAll(found.early().keySet());
        return List.copyOf(others);
    }

    // The boundary to what a message contains: one that cannot be composed must not keep its neighbours. One that is
    // nested too deeply for the stack has unwound it when it gets here, so nothing of the process is in doubt.
    private Composition compose(QueueClaimer.Taken one) {
        var letter = one.letter();
        try {
            return composer.compose(
                    one.claim(),
                    letter == null || Quarantine.isCondemned(one.claim()) ? letter : claims.complete(letter));
        } catch (StoreUnavailable _) {
            return new Composition.Settled(decisions.soon(one.claim()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf("%s cannot be composed: %s", one.claim().notificationId(), SafeStackTrace.of(e));
            return new Composition.Settled(
                    new GiveUp("The message could not be composed", one.claim().ambiguous()));
        }
    }

    private void call(ReadyMessage message) {
        var claim = message.claim();
        if (stopping) {
            settle(message, new Release());
            return;
        }
        if (System.nanoTime() - latestStart(claim) > 0) {
            settle(message, decisions.soon(claim));
            return;
        }
        if (claim.ambiguous()) {
            metrics.possibleDuplicate(claim.channel());
        }
        long began = System.nanoTime();
        var handover = send(message);
        long nanos = System.nanoTime() - began;
        metrics.called(message, handover, nanos);
        if (handover instanceof Handover.Throttled) {
            slowDown(message);
        }
        var call = new Outcome.Call(message.provider().identifier(), handover, TimeUnit.NANOSECONDS.toMillis(nanos));
        settle(message, new Outcome(claim, decisions.after(handover, message), call));
    }

    // Whatever becomes of the rate, the outcome of the call must be stored.
    private void slowDown(ReadyMessage message) {
        try {
            rationing.slowDown(message);
        } catch (RuntimeException e) {
            LOG.errorf("cannot slow %s down: %s", message.provider().identifier(), SafeStackTrace.of(e));
        }
    }

    // The boundary to code that speaks to the outside: a bug in it leaves the outcome unknown.
    private Handover send(ReadyMessage message) {
        try {
            return message.provider().send(message.outgoing());
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    "%s failed at %s: %s",
                    message.provider().identifier(), message.claim().notificationId(), SafeStackTrace.of(e));
            return new Handover.Unknown(Reason.of(e.getClass().getSimpleName(), null));
        }
    }

    @Override
    public void gaveUp(Entry entry) {
        claims.take(List.of(entry), NOBODY)
                .taken()
                .forEach(one -> write(
                        one.claim(),
                        new GiveUp(
                                "The message could not be processed",
                                one.claim().ambiguous())));
    }

    @Override
    public boolean isWell() {
        return outcomes.isWell();
    }

    @Override
    public void stop() {
        stopping = true;
        releaseUnbegun();
    }

    private void releaseUnbegun() {
        desk.clear().forEach(message -> settle(message, new Release()));
    }

    private static final Acknowledger NOBODY = new Acknowledger() {
        @Override
        public void done(Collection<Entry> entries) {}

        @Override
        public void postpone(Entry entry, Duration wait) {}

        @Override
        public void release(Collection<Entry> entries) {}

        @Override
        public void unavailable(Collection<Entry> entries) {}

        @Override
        public void failed(Entry entry, Throwable trouble) {}
    };
}
