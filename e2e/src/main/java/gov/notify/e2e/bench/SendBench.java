package gov.notify.e2e.bench;

import gov.notify.e2e.world.Server;
import java.util.ArrayList;
import java.util.List;

/// Sending what is queued: from the queue to "handed to the provider and status stored".
final class SendBench {
    /// Sends in flight per worker and channel, as the worker has it by default.
    private static final int IN_FLIGHT = 64;

    private static final String LOOP = "bare AWS SDK loop, same stand-in, same concurrency";

    private SendBench() {}

    /// With a provider that answers at once.
    static List<Row> send(Stage stage, String channel) {
        stage.aws().behave("{\"latency_ms\":0}");
        return List.of(compare(stage, channel, "send_" + channel, stage.effort().messages(), 0.6));
    }

    /// With a provider that takes 50 ms.
    static List<Row> slow(Stage stage) {
        stage.aws().behave("{\"latency_ms\":50}");
        try {
            return List.of(compare(stage, "email", "send_email_50ms", slowMessages(stage), 0.9));
        } finally {
            stage.aws().behave("{\"latency_ms\":0}");
        }
    }

    /// Two workers beside one.
    static List<Row> workers(Stage stage) {
        stage.aws().behave("{\"latency_ms\":50}");
        stage.clear();
        var messages = slowMessages(stage) * 2;
        var workers = new ArrayList<Server>();
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        try {
            workers.add(stage.world().startWorker());
            warm(stage, "email", messages, workers);
            for (var i = 0; i < stage.effort().runs(); i++) {
                one.add(run(stage, "email", messages, workers));
            }
            workers.add(stage.world().startWorker());
            warm(stage, "email", messages, workers);
            for (var i = 0; i < stage.effort().runs(); i++) {
                two.add(run(stage, "email", messages, workers));
            }
        } finally {
            workers.forEach(stage.world()::end);
            stage.aws().behave("{\"latency_ms\":0}");
        }
        return List.of(Row.atLeast(1.9, "workers", "sent/s", new Runs(two), "one worker", new Runs(one)));
    }

    private static Row compare(Stage stage, String channel, String name, int messages, double goal) {
        stage.clear();
        var sent = new ArrayList<Double>();
        var looped = new ArrayList<Double>();
        var worker = stage.world().startWorker();
        try (var loop = new SdkLoop(stage.aws().endpoint(), IN_FLIGHT)) {
            warm(stage, channel, messages, List.of(worker));
            Runs.warm(() -> loop.perSecond(channel, messages));
            for (var i = 0; i < stage.effort().runs(); i++) {
                sent.add(run(stage, channel, messages, List.of(worker)));
                looped.add(loop.perSecond(channel, messages));
                stage.clear();
            }
            stage.noteMemory(worker);
        } finally {
            stage.world().end(worker);
        }
        return Row.atLeast(goal, name, "sent/s", new Runs(sent), LOOP, new Runs(looped));
    }

    static void warm(Stage stage, String channel, int messages, List<Server> workers) {
        Runs.warm(() -> {
            var perSecond = run(stage, channel, messages, workers);
            stage.clear();
            return perSecond;
        });
    }

    /// Queues messages while the workers are frozen, then lets them go: the same warm programs in every run.
    static double run(Stage stage, String channel, int messages, List<Server> workers) {
        workers.forEach(worker -> worker.program().signal("STOP"));
        stage.accept(channel, messages);
        var queued = stage.queued();
        var released = System.nanoTime();
        workers.forEach(worker -> worker.program().signal("CONT"));
        return stage.drained(released, queued);
    }

    private static int slowMessages(Stage stage) {
        return Math.min(stage.effort().messages(), 8_000);
    }
}
