package gov.notify.e2e.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Runs tasks side by side, a thread each.
final class Parallel {
    private Parallel() {}

    /// Returns when all have ended.
    ///
    /// @throws IllegalStateException when one failed
    static void run(List<? extends Callable<Boolean>> tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A baseline failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
