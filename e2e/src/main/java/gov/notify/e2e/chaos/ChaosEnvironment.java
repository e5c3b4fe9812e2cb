package gov.notify.e2e.chaos;

import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;

/// Two apis, two workers and what they depend on, within reach of every fault.
final class ChaosEnvironment {
    private static final Duration START = Duration.ofMinutes(4);
    private static final int MEALS = 5;
    private static final List<Path> FAKETIME = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private final World world;
    private final Recovery recovery;
    private final Reconciliation books;

    ChaosEnvironment(World world, Recovery recovery, Reconciliation books) {
        this.world = world;
        this.recovery = recovery;
        this.books = books;
    }

    Server anyApi(Random random) {
        return any(world.apis(), random);
    }

    Server anyWorker(Random random) {
        return any(world.workers(), random);
    }

    void wait(Duration duration) {
        World.pause(duration);
    }

    /// Ends a server by a signal and starts it again after a while.
    void restart(Server server, String signal, Duration after) {
        end(server, signal);
        wait(after);
        world.relaunch(server).awaitReady(START);
    }

    /// SIGKILL to a worker; it is started again only when what it had claimed is cared for by the other, or
    /// after a while.
    void killWorker(Server worker, Duration after) {
        var pid = worker.pid();
        worker.program().kill();
        var restart = Thread.ofVirtual().start(() -> {
            wait(after);
            world.relaunch(worker).awaitReady(START);
        });
        recovery.watch(pid);
        join(restart);
    }

    void redis(String... command) {
        world.outside().redis().command(command);
    }

    void redisAway(Duration duration, boolean withItsData) {
        world.outside().killRedis();
        wait(duration);
        if (withItsData) {
            world.outside().restartRedisEmpty();
        } else {
            world.outside().restartRedis();
        }
    }

    void postgresAway(Duration duration) {
        world.outside().killPostgres();
        wait(duration);
        world.outside().restartPostgres();
    }

    void terminateConnections() {
        world.db()
                .run("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    /// An email that is small enough to be accepted and would be far too large when rendered.
    void sendPoison(Random random) {
        var demo = world.demo();
        var body = Json.object().put("email_address", "poison@example.gov").put("template_id", demo.emailTemplateId());
        body.putObject("personalisation").put("name", "Ana").put("thing", "a\n\n".repeat(600_000));
        try {
            var answer = Web.tryCall(
                    "POST",
                    anyApi(random).url() + "/v2/notifications/email",
                    body.toString(),
                    Map.of("Authorization", "Bearer " + demo.token()));
            if (answer.status() == 201) {
                books.acceptPoison(answer.json().path("id").asText());
            }
        } catch (IOException _) {
            // an api that is being attacked otherwise gave no answer: nothing was promised
        }
    }

    /// Bodies that take far more memory than bytes, many at once. An api that ends of it is started again.
    void overfeed(Server api) {
        feed(api);
        if (!api.program().isAlive()) {
            world.relaunch(api).awaitReady(START);
        }
    }

    /// Feeds an api with a quarter of its memory what the others live through, until it ends of it or is
    /// killed, as a platform kills what takes too much.
    void starve(Server api) {
        end(api, "TERM");
        world.setOnly(Map.of("_JAVA_OPTIONS", "-Xms32m -Xmn16m -Xmx72m -XX:AOTMode=off"));
        Server starved;
        try {
            starved = world.relaunch(api);
        } finally {
            world.setOnly(Map.of());
        }
        starved.awaitReady(START);
        for (var meal = 0; meal < MEALS && starved.program().isAlive(); meal++) {
            feed(starved);
        }
        if (starved.program().isAlive()) {
            end(starved, "KILL");
        }
        world.relaunch(starved).awaitReady(START);
    }

    private void feed(Server api) {
        var body = "{\"personalisation\":{\"x\":[" + "{},".repeat(3_000_000) + "{}]}}";
        var headers = Map.of("Authorization", "Bearer " + world.demo().token());
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 8; i++) {
                clients.execute(() -> tryToFeed(api, body, headers));
            }
        }
    }

    private static void tryToFeed(Server api, String body, Map<String, String> headers) {
        try {
            Web.tryCall("POST", api.url() + "/v2/notifications/email", body, headers);
        } catch (IOException e) {
            // It may have ended of it: that is what is tried.
        }
    }

    /// Takes every connection that Postgres has to give, and those that the programs hold.
    void exhaustConnections(Duration duration) {
        var taken = new ArrayList<Connection>();
        try {
            takeAll(taken);
            terminateOurs(taken);
            takeAll(taken);
            wait(duration);
        } catch (SQLException e) {
            throw new IllegalStateException("The connections could not be exhausted", e);
        } finally {
            taken.forEach(ChaosEnvironment::giveBack);
        }
    }

    /// Holds a lock on the queue for a while, in a transaction that does nothing else.
    void stallTransaction(Duration duration) {
        try (var connection = world.db().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table send_queue in exclusive mode");
            wait(duration);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("The transaction could not be stalled", e);
        }
    }

    void provider(String behaviour) {
        world.aws().behave(behaviour);
    }

    /// Restarts an api and a worker with their clock moved, and again with it right.
    void moveClock(String by, Duration duration) {
        var library = faketime();
        if (library.isEmpty()) {
            return;
        }
        var api = world.apis().getFirst();
        var worker = world.workers().getFirst();
        world.setOnly(Map.of(
                "LD_PRELOAD",
                library.get().toString(),
                "FAKETIME",
                by,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                // Its own remedy makes every timed wait of a JVM return at once.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                // The jar's time of change is moved too, so the cache would not be believed.
                "JDK_JAVA_OPTIONS",
                "-XX:AOTMode=off"));
        List<Server> moved;
        try {
            end(api, "TERM");
            end(worker, "TERM");
            moved = List.of(world.relaunch(api), world.relaunch(worker));
        } finally {
            world.setOnly(Map.of());
        }
        moved.forEach(server -> server.awaitReady(START));
        wait(duration);
        moved.forEach(server -> end(server, "TERM"));
        moved.forEach(server -> world.relaunch(server).awaitReady(START));
    }

    /// The library that moves a program's clock (Debian: `faketime`), where it is installed.
    static Optional<Path> faketime() {
        return FAKETIME.stream().filter(Files::exists).findFirst();
    }

    private static void end(Server server, String signal) {
        if (signal.equals("KILL")) {
            server.program().kill();
        } else {
            server.program().stop();
        }
    }

    private void takeAll(List<Connection> taken) {
        while (true) {
            try {
                taken.add(world.db().connect());
            } catch (SQLException e) {
                return; // there are no more
            }
        }
    }

    private void terminateOurs(List<Connection> taken) throws SQLException {
        var connection = taken.getFirst();
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'notify-%'");
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Postgres ended it: given back all the same.
        }
    }

    private static Server any(List<Server> servers, Random random) {
        return servers.get(random.nextInt(servers.size()));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
