package gov.notify.e2e.bench;

import gov.notify.e2e.world.Db;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Runs tasks side by side, a thread each.
final class Parallel {
    private Parallel() {}

    /// Runs the same work over as many connections, each opened before any starts.
    static void run(Db db, int connections, Work work) {
        var open = new ArrayList<Connection>();
        try {
            for (var i = 0; i < connections; i++) {
                open.add(db.connect());
            }
            run(open.stream()
                    .<Callable<Boolean>>map(connection -> () -> {
                        work.with(connection);
                        return true;
                    })
                    .toList());
            for (var connection : open) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A baseline failed", e);
        }
    }

    /// What one connection does.
    @FunctionalInterface
    interface Work {
        void with(Connection connection) throws SQLException;
    }

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
