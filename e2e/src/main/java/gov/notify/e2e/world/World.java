package gov.notify.e2e.world;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Everything together: an outside world, and as many apis and workers as one likes.
public final class World implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);

    private final Path folder;
    private final Outside outside;
    private final Demo demo = Demo.invented();
    private final Map<String, String> environment;
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final List<String> javaOptions = new ArrayList<>();
    private final AtomicInteger commands = new AtomicInteger();
    private volatile Map<String, String> passing = Map.of();

    private World(Path folder) {
        this.folder = folder;
        this.outside = Outside.start(folder);
        this.environment = Settings.of(outside, demo);
    }

    public static World start(String purpose) {
        return new World(Project.newFolder(purpose));
    }

    public Outside outside() {
        return outside;
    }

    public Demo demo() {
        return demo;
    }

    /// The admin application: signs its tokens as a service does.
    public Demo admin() {
        var secret = environment.getOrDefault("ADMIN_CLIENT_SECRET", "");
        return new Demo(environment.getOrDefault("ADMIN_CLIENT_ID", ""), "", "", secret, secret, secret);
    }

    public Path folder() {
        return folder;
    }

    public Db db() {
        return outside.db();
    }

    public Aws aws() {
        return outside.aws();
    }

    /// Added to the environment of what is started from now on.
    public void set(String variable, String value) {
        environment.put(variable, value);
    }

    /// Set for what is started from now on, in place of what was last set so.
    public void setOnly(Map<String, String> variables) {
        passing = Map.copyOf(variables);
    }

    /// Does something with options added to the JVMs that are started by it.
    public <T> T withJavaOptions(List<String> options, Supplier<T> something) {
        javaOptions.addAll(options);
        try {
            return something.get();
        } finally {
            javaOptions.removeAll(options);
        }
    }

    /// Lets workers that are started from now on send as fast as they can: what an account may send is not
    /// looked at.
    public void liftRates() {
        for (var rate : List.of("EMAIL", "TOLL_FREE", "OTHER")) {
            set("NOTIFY_DELIVERY_RATES_" + rate, "1000000");
        }
    }

    /// Lets every service send as much as it likes, from every number as fast as it can.
    public void liftLimits() {
        db().run("update origination_identities set mps = 1000000");
        db().run(
                        "update services set rate_limit = 100000000, message_limit = 1000000000, total_message_limit = 1000000000");
    }

    /// Starts an api on a free port and waits until it is ready.
    public Server startApi() {
        var api = launchApi();
        api.awaitReady(START);
        tellReceiptsWhere();
        return api;
    }

    /// Starts a worker and waits until it is ready.
    public Server startWorker() {
        var worker = launchWorker();
        worker.awaitReady(START);
        return worker;
    }

    public Server launchApi() {
        return launch("api", Project.apiJar());
    }

    public Server launchWorker() {
        return launch("worker", Project.workerJar());
    }

    /// Carries out an operator's command, with exactly what an api has in its environment; returns when
    /// it has ended.
    public Program command(String... words) {
        var command = new ArrayList<String>();
        command.add(Project.java());
        command.addAll(AppManifest.of("api", Map.of()).javaOptions());
        command.addAll(List.of("-jar", Project.apiJar().toString(), "admin"));
        command.addAll(List.of(words));
        var log = folder.resolve("admin-" + commands.incrementAndGet() + ".log");
        var program = Program.start("admin", command, environment(), log);
        await("the end of an operator's command", START, () -> !program.isAlive());
        return program;
    }

    /// Starts one that has ended once more, on the same port.
    public Server relaunch(Server old) {
        var again = old.again(environment());
        servers.set(servers.indexOf(old), again);
        return again;
    }

    public List<Server> apis() {
        return servers.stream().filter(server -> server.kind().equals("api")).toList();
    }

    public List<Server> workers() {
        return servers.stream().filter(server -> server.kind().equals("worker")).toList();
    }

    /// Tells the stand-in the addresses of all apis.
    public void tellReceiptsWhere() {
        var urls = apis().stream().map(api -> '"' + api.url() + '"').toList();
        aws().behave("{\"receipts_to\":[" + String.join(",", urls) + "]}");
    }

    /// Ends a server and forgets it.
    public void end(Server server) {
        servers.remove(server);
        server.program().close();
    }

    /// Waits for a condition, looking about 20 times a second.
    ///
    /// @throws IllegalStateException when it does not come about
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not within " + patience.toSeconds() + " s: " + what);
            }
            pause(Duration.ofMillis(50));
        }
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        // Workers first: what they would report has no listener any more afterwards.
        for (var server : List.copyOf(servers).reversed()) {
            server.program().kill();
        }
        servers.clear();
        outside.close();
        Project.delete(folder.resolve("outside"));
    }

    /// Starts one of a jar that need not be the present one, and does not wait for it. Its options are
    /// those of the present manifest, so that what is proven here holds where it is deployed.
    public Server launch(String kind, Path jar) {
        var options = new ArrayList<>(AppManifest.of(kind, Map.of()).javaOptions());
        options.addAll(AotCache.options(jar));
        options.addAll(javaOptions);
        options.addAll(outside.trustingItsAuthority());
        return adopt(Server.launch(kind, jar, options, environment(), folder));
    }

    /// Brings the schema to the version of a worker's jar, beside whatever runs.
    ///
    /// @throws IllegalStateException with the end of what it said when it fails
    public void migrate(Path workerJar) {
        var options = AppManifest.of("worker", Map.of()).javaOptions();
        var command = new ArrayList<>(Server.command(workerJar, options));
        command.add("migrate");
        try (var task = Program.start("migrate", command, environment(), folder.resolve("migrate.log"))) {
            await("the migration ends", START, () -> !task.isAlive());
            if (task.exitCode() != 0) {
                throw new IllegalStateException("The migration failed:\n" + task.lastWords());
            }
        }
    }

    /// Ends it with all others.
    Server adopt(Server server) {
        servers.add(server);
        return server;
    }

    /// What its programs find in their environment.
    Map<String, String> environment() {
        var all = new HashMap<>(environment);
        all.putAll(passing);
        return all;
    }
}
