package gov.notify.batch;

import gov.notify.jdbc.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gathers what callers submit while a commit is running into the next one.
///
/// No timer: an idle group commits a lone item at once, a busy one grows its batches by itself. The queue is bounded,
/// so that a slow store turns callers away ([Overloaded]) before memory grows. Callers wait on their (virtual) threads;
/// first come, first served.
///
/// @param <T> what is submitted
/// @param <R> what each submission gets back
public final class GroupCommit<T, R> implements AutoCloseable {

    private final String name;
    private final Sizes sizes;
    private final Commit<T, R> commit;
    private final BlockingQueue<Waiting<T, R>> queue;
    private final List<Thread> committers = new ArrayList<>();
    private volatile boolean closed;

    /// Stores a whole batch durably, or throws and stores nothing of it.
    @FunctionalInterface
    public interface Commit<T, R> {
        /// @return as many results as there were items, in the same order
        List<R> commit(List<T> items);
    }

    /// @param committers how many batches may be under way at once
    /// @param batch the most items of one batch
    /// @param queue the most items that may wait
    /// @param patience how long a caller waits for room in the queue before it is turned away
    /// @param stale how long an item may wait for its batch to begin: its caller has given up by then
    public record Sizes(int committers, int batch, int queue, Duration patience, Duration stale) {

        private static final Duration NEVER = Duration.ofDays(365);

        /// Items that nobody waits for: they are committed however late.
        public Sizes(int committers, int batch, int queue, Duration patience) {
            this(committers, batch, queue, patience, NEVER);
        }
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> result, long sinceNanos) {
        Waiting(T item) {
            this(item, new CompletableFuture<>(), System.nanoTime());
        }
    }

    public GroupCommit(String name, Sizes sizes, Commit<T, R> commit) {
        this.name = name;
        this.sizes = sizes;
        this.commit = commit;
        this.queue = new ArrayBlockingQueue<>(sizes.queue());
        for (int i = 0; i < sizes.committers(); i++) {
            committers.add(Thread.ofPlatform().name(name + "-" + i).daemon(true).start(this::run));
        }
    }

    /// Hands in an item and waits until its batch is committed.
    ///
    /// @throws Overloaded if there is no room, or the group is closing
    /// @throws RuntimeException what the commit threw for this item
    public R submit(T item) {
        var waiting = new Waiting<T, R>(item);
        enqueue(waiting);
        try {
            return waiting.result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(name + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded(name + " was interrupted");
        }
    }

    /// Hands in an item without waiting for its commit.
    ///
    /// @throws Overloaded if there is no room, or the group is closing
    public CompletableFuture<R> submitAsync(T item) {
        var waiting = new Waiting<T, R>(item);
        enqueue(waiting);
        return waiting.result;
    }

    /// Whether every committer still runs: if one has ended, what is submitted may wait for ever.
    public boolean isWell() {
        return committers.stream().allMatch(Thread::isAlive);
    }

    /// Items waiting for a batch right now.
    public int backlog() {
        return queue.size();
    }

    private void enqueue(Waiting<T, R> waiting) {
        try {
            if (closed || !queue.offer(waiting, sizes.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Overloaded(name + " has no room for more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded(name + " was interrupted");
        }
    }

    private void run() {
        var batch = new ArrayList<Waiting<T, R>>(sizes.batch());
        while (takeInto(batch)) {
            turnAwayStale(batch);
            settle(batch);
            batch.clear();
        }
    }

    private boolean takeInto(List<Waiting<T, R>> batch) {
        try {
            Waiting<T, R> first = null;
            while (first == null) {
                if (closed && queue.isEmpty()) {
                    return false;
                }
                first = queue.poll(100, TimeUnit.MILLISECONDS);
            }
            batch.add(first);
            queue.drainTo(batch, sizes.batch() - 1);
            return true;
        } catch (InterruptedException _) {
            // Nobody but a commit that went wrong interrupts a committer, and that must not end it.
            return true;
        }
    }

    private void turnAwayStale(List<Waiting<T, R>> batch) {
        long longAgo = System.nanoTime() - sizes.stale().toNanos();
        batch.removeIf(waiting -> {
            boolean stale = waiting.sinceNanos - longAgo < 0;
            if (stale) {
                waiting.result.completeExceptionally(new Overloaded(name + " is too slow"));
            }
            return stale;
        });
    }

    // Boundary: whatever the commit throws belongs to the callers, and must not end the committer.
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void settle(List<Waiting<T, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<R> results;
        try {
            results = commit.commit(batch.stream().map(Waiting::item).toList());
            if (results.size() != batch.size()) {
                throw new IllegalStateException(
                        name + " answered " + batch.size() + " items with " + results.size() + " results");
            }
        } catch (RuntimeException | Error e) {
            settleFailed(batch, e);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).result.complete(results.get(i));
        }
    }

    // One item that the store will never take must not fail its neighbours: halve until it stands alone. A
    // store that is down fails everyone at once.
    private void settleFailed(List<Waiting<T, R>> batch, Throwable failure) {
        if (batch.size() == 1 || failure instanceof StoreUnavailable) {
            batch.forEach(waiting -> waiting.result.completeExceptionally(failure));
            return;
        }
        int half = batch.size() / 2;
        settle(batch.subList(0, half));
        settle(batch.subList(half, batch.size()));
    }

    /// Commits what is waiting, then ends; what is submitted from now on is turned away.
    @Override
    public void close() {
        closed = true;
        for (var committer : committers) {
            join(committer);
        }
        @Nullable Waiting<T, R> late;
        while ((late = queue.poll()) != null) {
            late.result.completeExceptionally(new Overloaded(name + " is closed"));
        }
    }

    private static void join(Thread committer) {
        try {
            committer.join(Duration.ofSeconds(8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
