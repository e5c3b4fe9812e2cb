package gov.notify.worker.deliver;

import gov.notify.batch.GroupCommit;
import gov.notify.batch.Overloaded;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.queue.Entry;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import gov.notify.worker.stream.Acknowledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Stores outcomes in batches: what comes while a commit runs is the next batch. Entries are answered only
/// after the commit; dying before it leaves the claim to run out, dying after it leaves an entry whose claim
/// finds nothing.
final class OutcomeWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutcomeWriter.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int ROOM = 20_000;

    /// A connection to a server that is gone without a word must be given up, and the outcome stored over
    /// another, before an heir sends again: within the hold after a lease.
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final OutcomeStore store;
    private final Hints hints;
    private final GroupCommit<Outcome, Boolean> commits;
    private volatile @Nullable Acknowledger acknowledger;
    private volatile boolean closing;

    /// @param writers transactions side by side
    /// @param batch outcomes in one transaction, at most
    OutcomeWriter(String name, int writers, int batch, OutcomeStore store, Hints hints) {
        this.store = store;
        this.hints = hints;
        this.commits = new GroupCommit<>(
                name, new GroupCommit.Sizes(writers, batch, ROOM, Duration.ofSeconds(30)), this::commit);
    }

    /// Says through whom entries are answered, before the first outcome comes.
    void answerThrough(Acknowledger through) {
        acknowledger = through;
    }

    private Acknowledger acknowledger() {
        return Objects.requireNonNull(acknowledger, "nobody has started this");
    }

    /// Hands in an outcome; its entry is answered once it is stored.
    ///
    /// @return done when it is stored (true) or will not be (false)
    CompletableFuture<Boolean> write(Outcome outcome) {
        try {
            return commits.submitAsync(outcome).exceptionally(trouble -> {
                acknowledger().failed(outcome.claim().entry(), trouble);
                return false;
            });
        } catch (Overloaded e) {
            acknowledger().failed(outcome.claim().entry(), e);
            return CompletableFuture.completedFuture(false);
        }
    }

    /// Whether what is written will be stored, sooner or later.
    boolean isWell() {
        return commits.isWell();
    }

    // A message that was handed over must be noted as such: while Postgres is away this waits for it, because
    // giving up would mean a second hand-over.
    private List<Boolean> commit(List<Outcome> outcomes) {
        for (int tries = 0; ; tries++) {
            try {
                answer(outcomes, store.store(outcomes, tries == 0 ? FIRST_ANSWER : ANSWER));
                return outcomes.stream().map(_ -> true).toList();
            } catch (StoreUnavailable e) {
                if (closing) {
                    throw e;
                }
                if (tries == 0) {
                    LOG.warnf("%d outcomes wait for Postgres: %s", outcomes.size(), e.getMessage());
                }
                pause();
            }
        }
    }

    private void answer(List<Outcome> outcomes, OutcomeStore.Stored stored) {
        var done = new ArrayList<Entry>();
        var released = new ArrayList<Entry>();
        var postponed = new HashMap<Entry, Duration>();
        var news = new ArrayList<Hint>();
        for (var outcome : outcomes) {
            var claim = outcome.claim();
            switch (outcome.step()) {
                case Sent _, GiveUp _, Forget _ -> done.add(claim.entry());
                case Pretended pretended -> {
                    later(postponed, claim, pretended.checkAt());
                    news.add(Hint.simulate(claim.notificationId(), claim.serviceId())
                            .after(Duration.between(claim.now(), pretended.receiptAt())));
                }
                case Postpone(var due, var _) -> later(postponed, claim, due);
                case HeldBack(var due, var _) -> later(postponed, claim, due);
                case Hold(var until, var _) -> later(postponed, claim, until);
                case Release _ -> released.add(claim.entry());
            }
        }
        acknowledger().done(done);
        acknowledger().release(released);
        acknowledger().postpone(postponed);
        stored.receipts().forEach(id -> news.add(Hint.receipt(id)));
        if (!news.isEmpty()) {
            hints.send(news);
        }
        OutcomeLog.write(outcomes, stored.finished());
    }

    private static void later(Map<Entry, Duration> postponed, ClaimedMessage claim, Instant due) {
        postponed.put(claim.entry(), Duration.between(claim.now(), due));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stores what is waiting, then ends.
    @Override
    public void close() {
        closing = true;
        commits.close();
    }
}
