package gov.notify.sandbox.run;

import gov.notify.sandbox.process.FreePort;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One running sandbox, with the programs or without, from start to stop.
public final class Sandbox implements AutoCloseable {
    private final Options options;
    private final PrintStream console;
    private final Lock lock;
    private final Secrets secrets;
    private final OutsideWorld world;
    private final List<App> apis = new ArrayList<>();
    private final List<App> workers = new ArrayList<>();
    private final List<LogWatch> watches = new ArrayList<>();

    private Sandbox(Options options, PrintStream console) {
        this.options = options;
        this.console = console;
        lock = Lock.of(options.folder());
        SandboxFile.forget(options);
        AdminApplication.forget(options);
        Ports.requireFree(List.of(
                new Ports.Wanted(options.inboxPort(), "the inbox", "NOTIFY_INBOX_PORT"),
                new Ports.Wanted(options.loginPort(), "the stand-in for Login.gov", "NOTIFY_LOGIN_PORT")));
        secrets = Secrets.in(options.folder(), options.environment());
        world = OutsideWorld.start(options, AdminApplication.asClient(options, secrets));
    }

    /// Starts the outside world. What an earlier run said of itself is gone.
    public static Sandbox start(Options options, PrintStream console) {
        var sandbox = new Sandbox(options, console);
        sandbox.tellReceiptsWhereToGo();
        return sandbox;
    }

    public OutsideWorld world() {
        return world;
    }

    /// Starts the api, which migrates the database, and then the workers.
    ///
    /// @throws IllegalStateException when a port is taken, or with the end of its log when one does not start
    public void startPrograms() throws InterruptedException {
        Ports.requireFree(List.of(
                new Ports.Wanted(options.apiPort(), "the api", "NOTIFY_API_PORT"),
                new Ports.Wanted(options.workerPort(), "the worker", "NOTIFY_WORKER_PORT")));
        var environment = AppEnvironment.of(world, secrets, options);
        var api = App.start(App.Kind.API, "api", FreePort.or(options.apiPort()), environment, options);
        apis.add(api);
        api.awaitHealth();
        for (var number = 1; number <= options.workers(); number++) {
            var port = FreePort.or(number == 1 ? options.workerPort() : 0);
            var name = options.workers() == 1 ? "worker" : "worker-" + number;
            workers.add(App.start(App.Kind.WORKER, name, port, environment, options));
        }
        for (var worker : workers) {
            worker.awaitHealth();
        }
        apis.forEach(app -> watches.add(LogWatch.start(app.process(), console)));
        workers.forEach(app -> watches.add(LogWatch.start(app.process(), console)));
        tellReceiptsWhereToGo();
    }

    /// Writes `env`, `token`, `admin.env` and, last, `sandbox.json`: tools read it the moment it exists, so it
    /// appears when everything is ready.
    public void describe() {
        var environment = AppEnvironment.of(world, secrets, options);
        PrivateFile.write(options.folder().resolve("env"), AppEnvironment.asShell(environment, options));
        TokenScript.write(options, secrets);
        AdminApplication.write(options, admin());
        SandboxFile.write(options, world, secrets, apis, workers);
    }

    public String banner() {
        return apis.isEmpty()
                ? Banner.ofSandbox(options, world, admin())
                : Banner.ofAll(
                        options,
                        world,
                        secrets,
                        admin(),
                        apis.getFirst().url(),
                        workers.stream().map(App::url).toList());
    }

    /// Workers first, so that they hand back what they hold; the databases last.
    @Override
    public void close() {
        watches.forEach(LogWatch::close);
        workers.parallelStream().forEach(App::close);
        apis.parallelStream().forEach(App::close);
        world.close();
        lock.close();
    }

    private void tellReceiptsWhereToGo() {
        world.aws().ifPresent(aws -> aws.behaviour().change("{\"receipts_to\": [\"" + api() + "\"]}"));
    }

    private String api() {
        return apis.isEmpty()
                ? "http://127.0.0.1:" + options.apiPort()
                : apis.getFirst().url();
    }

    private Map<String, String> admin() {
        return AdminApplication.environment(options, world, secrets, api());
    }
}
