package gov.notify.e2e.bench;

import gov.notify.e2e.load.Load;
import gov.notify.e2e.load.LoadOutcome;
import gov.notify.e2e.load.LoadPlan;
import gov.notify.e2e.world.Aws;
import gov.notify.e2e.world.Db;
import gov.notify.e2e.world.Demo;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A running Notify whose limits do not get in the way of measuring.
final class Stage implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofMinutes(10);

    private final World world;
    private final Effort effort;
    private final Server api;
    private final Map<String, Long> memory = new TreeMap<>();
    private final Map<String, Long> memoryParts = new TreeMap<>();
    private long nextRecipient = 1;

    private Stage(World world, Effort effort, Server api) {
        this.world = world;
        this.effort = effort;
        this.api = api;
    }

    /// @param apiOptions added to those of the api's JVM
    static Stage set(Effort effort, String... apiOptions) {
        var world = World.start("bench");
        // What AWS would let an account send is not what is measured here.
        world.liftRates();
        var stage = new Stage(world, effort, world.withJavaOptions(List.of(apiOptions), world::startApi));
        world.liftLimits();
        world.aws().behave("{\"receipts\":false}");
        World.pause(Duration.ofSeconds(3)); // the api's snapshot of the service is at most 2 s old
        return stage;
    }

    Effort effort() {
        return effort;
    }

    World world() {
        return world;
    }

    Server api() {
        return api;
    }

    Db db() {
        return world.db();
    }

    Aws aws() {
        return world.aws();
    }

    Demo demo() {
        return world.demo();
    }

    /// Loads the api with requests of a kind; all must succeed.
    LoadOutcome load(String kind, int connections, double rate, double warmUp, double seconds) {
        return load(kind, connections, rate, warmUp, seconds, "");
    }

    LoadOutcome load(String kind, int connections, double rate, double warmUp, double seconds, String ids) {
        var plan = new LoadPlan(api.port(), demo(), kind, connections, rate, warmUp, seconds, nextRecipient, ids);
        nextRecipient += 2_000_000;
        nextRecipient %= 8_000_000;
        return Load.run(plan).requireFlawless();
    }

    /// Asks for the paths in a file, one after the other, as the admin application does.
    LoadOutcome loadAsAdmin(String paths, int connections, double rate, double warmUp, double seconds) {
        var plan = new LoadPlan(api.port(), world.admin(), "paths", connections, rate, warmUp, seconds, 0, paths);
        return Load.run(plan).requireFlawless();
    }

    /// Asks for one path as the admin application does; it must be there.
    void getAsAdmin(String path) {
        var headers = Map.of("Authorization", "Bearer " + world.admin().token());
        var answer = Web.call("GET", api.url() + path, "", headers);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " is answered with " + answer.status() + ": " + answer.body());
        }
    }

    /// Accepts about this many messages, as fast as it goes.
    void accept(String kind, int messages) {
        var before = queued();
        while (queued() - before < messages) {
            load(kind, 64, 0, 0, Math.clamp((messages - (queued() - before)) / 6_000.0, 0.3, 20));
        }
    }

    long queued() {
        return db().number("select count(*) from send_queue");
    }

    /// Asks for the youngest alone: counting would take a share of the processor from what is measured.
    private boolean anyQueued() {
        return db().number(
                                "select count(*) from (select from send_queue order by notification_id desc limit 1) as youngest")
                > 0;
    }

    /// Forgets all messages: rows, queue, streams and the provider's books.
    void clear() {
        db().run("truncate notifications, notification_payloads, send_queue, idempotency_keys, receipt_inbox");
        world.outside().redis().command("FLUSHALL");
        aws().forget();
    }

    /// Waits until the queue is empty.
    ///
    /// @return messages a second from `since` (nanoseconds)
    double drained(long since, long messages) {
        World.await("the queue is empty", DRAIN, () -> !anyQueued());
        return messages * 1e9 / (System.nanoTime() - since);
    }

    /// Remembers the most memory that a server used under load.
    void noteMemory(Server server) {
        var used = server.program().memory();
        memory.merge(server.kind(), used.most(), Math::max);
        memoryParts.merge(server.kind() + "_anonymous", used.anonymous(), Math::max);
        memoryParts.merge(server.kind() + "_file", used.file(), Math::max);
    }

    /// MB by kind of server, as far as noted.
    Map<String, Long> memory() {
        noteMemory(api);
        return memory;
    }

    /// MB by kind of server and part, `api_anonymous` or `worker_file`, the most at any time it was noted.
    Map<String, Long> memoryParts() {
        return memoryParts;
    }

    static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void close() {
        world.close();
    }
}
