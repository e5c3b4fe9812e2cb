package gov.notify.e2e.bench;

import gov.notify.e2e.world.AotCache;
import gov.notify.e2e.world.Project;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.nio.file.Files;
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
        var world = stage.world();
        return List.of(
                compare(
                        stage,
                        "start",
                        "s api",
                        Project.apiJar(),
                        world::launchApi,
                        server -> firstAccepted(stage, server)),
                compare(
                        stage,
                        "start_worker",
                        "s worker",
                        Project.workerJar(),
                        world::launchWorker,
                        _ -> firstDelivered(stage)));
    }

    private static Row compare(Stage stage, String name, String unit, Path jar, Launch launch, Finish finish) {
        if (!Files.exists(AotCache.of(jar))) {
            throw new IllegalStateException("There is no AOT cache beside " + jar + ": `make aot` makes it");
        }
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (var i = 0; i < stage.effort().runs(); i++) {
            without.add(stage.world().withJavaOptions(List.of("-XX:AOTMode=off"), () -> once(stage, launch, finish)));
            with.add(once(stage, launch, finish));
        }
        return Row.atMost(GOAL, name, unit, new Runs(with), "the same without the cache", new Runs(without));
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
