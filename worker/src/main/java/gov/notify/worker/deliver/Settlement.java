package gov.notify.worker.deliver;

import gov.notify.worker.stream.Acknowledger;
import java.util.concurrent.CompletableFuture;

/// Ends the hold on messages of one channel: their outcome is stored, and what they held is given back.
final class Settlement implements AutoCloseable {

    private final OutcomeWriter outcomes;
    private final MemoryBudget budget;
    private final Quarantine quarantine;

    Settlement(OutcomeWriter outcomes, MemoryBudget budget, Quarantine quarantine) {
        this.outcomes = outcomes;
        this.budget = budget;
        this.quarantine = quarantine;
    }

    void start(Acknowledger acknowledger) {
        outcomes.answerThrough(acknowledger);
    }

    /// Of a message that was composed, and holds memory.
    void settle(ReadyMessage message, NextStep step) {
        settle(message, new Outcome(message.claim(), step));
    }

    void settle(ReadyMessage message, Outcome outcome) {
        budget.giveBack(message.outgoing());
        write(outcome);
    }

    /// Of one that was not.
    void write(ClaimedMessage claim, NextStep step) {
        write(new Outcome(claim, step));
    }

    /// As [#write], for one that goes back unopened and never entered quarantine.
    ///
    /// @return done when it is stored, or will not be
    CompletableFuture<Boolean> writeBack(ClaimedMessage claim, NextStep step) {
        return outcomes.write(new Outcome(claim, step));
    }

    private void write(Outcome outcome) {
        var claim = outcome.claim();
        var stored = outcomes.write(outcome);
        if (Quarantine.isSuspect(claim)) {
            var _ = stored.whenComplete((_, _) -> quarantine.leave(claim));
        }
    }

    boolean isWell() {
        return outcomes.isWell();
    }

    /// Stores what is waiting to be stored.
    @Override
    public void close() {
        outcomes.close();
    }
}
