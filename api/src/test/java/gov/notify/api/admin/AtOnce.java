package gov.notify.api.admin;

import gov.notify.api.given.HttpCalls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Calls made at the same moment.
final class AtOnce {

    private AtOnce() {}

    /// The statuses that so many equal calls are answered with.
    static List<Integer> statuses(int calls, Callable<HttpCalls.Answer> call)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(Collections.nCopies(calls, call))) {
                statuses.add(answer.get().status());
            }
            return statuses;
        }
    }
}
