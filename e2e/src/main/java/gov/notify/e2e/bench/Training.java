package gov.notify.e2e.bench;

import gov.notify.e2e.world.AotCache;
import gov.notify.e2e.world.Project;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// Makes the AOT caches of api and worker: both work under load for a while, and what the JVM has learned by then is
/// kept.
public final class Training {
    private static final String OUTPUT = "-XX:AOTCacheOutput=";

    /// As much as a JVM takes that is told nothing: what it writes has to fit in four fifths of it.
    private static final String ROOM = "-XX:MaxMetaspaceSize=2g";

    private static final Duration WRITING = Duration.ofMinutes(3);
    private static final double SECONDS = 15;

    private Training() {}

    @SuppressWarnings("SystemOut") // says what it made
    public static void main(String[] arguments) throws IOException {
        var apiCache = AotCache.of(Project.apiJar());
        var workerCache = AotCache.of(Project.workerJar());
        for (var jar : List.of(Project.apiJar(), Project.workerJar())) {
            AotCache.removeOthers(jar);
        }
        try (var stage = Stage.set(Effort.quick(), ROOM, OUTPUT + apiCache)) {
            var worker = stage.world().withJavaOptions(List.of(ROOM, OUTPUT + workerCache), stage.world()::startWorker);
            for (var kind : List.of("sms", "email", "sms-idempotent", "list")) {
                stage.load(kind, 32, 0, 0, SECONDS);
            }
            World.await("the training messages are sent", WRITING, () -> stage.queued() == 0);
            finish(stage, worker);
            finish(stage, stage.api());
        }
        for (var made : List.of(apiCache, workerCache)) {
            System.out.printf("%s: %d MB%n", Project.root().relativize(made), Files.size(made) >> 20);
        }
    }

    /// Ends it in order: the JVM writes the cache on its way out.
    private static void finish(Stage stage, Server server) {
        server.program().signal("TERM");
        World.await(
                server.program().name() + " ends",
                WRITING,
                () -> !server.program().isAlive());
        stage.world().end(server);
    }
}
