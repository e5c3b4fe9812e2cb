package gov.notify.e2e.bench;

import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// From starting a process to the first message it accepts, or delivers; with the JDK's AOT cache and without.
final class StartBench {
    private static final double GOAL = 1.5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private StartBench() {}

    static List<Row> start(Stage stage) {
        stage.clear();
        var rows = new ArrayList<Row>();
        rows.add(compare(stage, "start", "s api", stage.world()::launchApi, server -> firstAccepted(stage, server)));
        rows.add(compare(stage, "start_worker", "s worker", stage.world()::launchWorker, _ -> firstDelivered(stage)));
        return rows;
    }

    private static Row compare(Stage stage, String name, String unit, Launch launch, Finish finish) {
        var cache = stage.world().folder().resolve(name + ".aot");
        train(stage, cache, launch);
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (var i = 0; i < stage.effort().runs(); i++) {
            without.add(once(stage, launch, finish));
            with.add(stage.world().withJavaOption("-XX:AOTCache=" + cache, () -> once(stage, launch, finish)));
        }
        return Row.atMost(GOAL, name, unit, new Runs(with), "the same without the cache", new Runs(without));
    }

    /// A training run: it accepts and delivers a few messages, then ends in order and leaves the cache.
    private static void train(Stage stage, Path cache, Launch launch) {
        stage.world().withJavaOption("-XX:AOTCacheOutput=" + cache, () -> {
            var server = launch.run();
            server.awaitReady(PATIENCE);
            for (var i = 0; i < 50; i++) {
                accepted(stage, server.kind().equals("api") ? server : stage.api());
            }
            if (server.kind().equals("worker")) {
                World.await("training messages are sent", PATIENCE, () -> stage.queued() == 0);
            }
            stage.world().end(server);
            return 0.0;
        });
        World.await("the AOT cache is written", PATIENCE, () -> cache.toFile().exists());
    }

    private static double once(Stage stage, Launch launch, Finish finish) {
        stage.clear();
        var start = System.nanoTime();
        var server = launch.run();
        finish.of(server);
        var seconds = Stage.seconds(System.nanoTime() - start);
        server.awaitReady(PATIENCE);
        stage.world().end(server);
        return seconds;
    }

    private static void firstAccepted(Stage stage, Server server) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!accepted(stage, server)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "No message was accepted:\n" + server.program().lastWords());
            }
            World.pause(Duration.ofMillis(5));
        }
    }

    private static void firstDelivered(Stage stage) {
        accepted(stage, stage.api());
        World.await("the message is delivered", PATIENCE, () -> stage.aws().accepted() > 0);
    }

    private static boolean accepted(Stage stage, Server api) {
        try {
            var answer = Web.tryCall(
                    "POST",
                    api.url() + "/v2/notifications/sms",
                    stage.demo().smsBody("+12025550123"),
                    Map.of("Authorization", "Bearer " + stage.demo().token()));
            return answer.status() == 201;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private interface Launch {
        Server run();
    }

    private interface Finish {
        void of(Server server);
    }
}
