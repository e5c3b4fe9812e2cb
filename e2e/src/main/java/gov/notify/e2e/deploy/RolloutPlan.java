package gov.notify.e2e.deploy;

import gov.notify.e2e.world.Project;
import java.nio.file.Path;

/// Which programs are replaced, how often and under how much load.
///
/// @param oldApi the jar that runs at first
/// @param oldWorker the same of the worker
/// @param pairs apis, and workers, that run
/// @param ends programs that are told to end, each once another has taken its place
/// @param rate messages offered a second
public record RolloutPlan(Path oldApi, Path oldWorker, int pairs, int ends, double rate) {

    /// What `make rollout` does.
    ///
    /// @param old the root of an older repository whose programs have been built
    static RolloutPlan full(Path old) {
        return new RolloutPlan(
                old.resolve("api/target/notify-api-runner.jar"),
                old.resolve("worker/target/notify-worker-runner.jar"),
                2,
                20,
                100);
    }

    /// What `make test` does: the same jars, which are old to a schema of a version that has not been
    /// written yet.
    public static RolloutPlan brief() {
        return new RolloutPlan(Project.apiJar(), Project.workerJar(), 1, 4, 40);
    }

    /// Whether there is nothing to migrate between the old programs and the new ones.
    boolean isOfOneVersion() {
        return oldWorker.equals(Project.workerJar());
    }
}
