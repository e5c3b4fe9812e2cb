package gov.notify.e2e.deploy;

import gov.notify.e2e.load.Load;
import gov.notify.e2e.load.LoadOutcome;
import gov.notify.e2e.load.LoadPlan;
import gov.notify.e2e.world.Aws;
import gov.notify.e2e.world.Deployment;
import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Project;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// `make deployed`: one api and one worker, started from their manifests as Cloud Foundry would, hold
/// 200 messages a second end to end for `SECONDS=` (300).
///
/// Prints the memory that they took. Ends with status 1 when one of them ended or took more than its
/// manifest asks for, when a request was refused, or when a message was not sent exactly once.
public final class Deployed {
    private static final int CONNECTIONS = 16;
    private static final long RECIPIENTS_APART = 2_000_000;
    private static final double HELD = 0.9;
    private static final double MEGABYTE = 1 << 20;
    private static final Duration START = Duration.ofMinutes(3);

    /// An api's picture of a service is at most two seconds old.
    private static final Duration SNAPSHOT = Duration.ofSeconds(3);

    private static final Duration SETTLE = Duration.ofMinutes(2);

    private final World world;
    private final Deployment deployment;
    private final DeployedPlan plan;
    private final Consumer<String> log;
    private final List<String> faults = new ArrayList<>();

    private Deployed(World world, DeployedPlan plan, Consumer<String> log) {
        this.world = world;
        this.deployment = Deployment.inDevelopment(world);
        this.plan = plan;
        this.log = log;
    }

    @SuppressWarnings("SystemOut") // what this program is for
    public static void main(String[] arguments) {
        var seconds = System.getenv().getOrDefault("SECONDS", "").strip();
        var faults = run(DeployedPlan.full(seconds.isEmpty() ? 300 : Double.parseDouble(seconds)), System.out::println);
        faults.forEach(fault -> System.out.println("deployed: VIOLATED: " + fault));
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /// @param log told what happens, a line at a time
    /// @return what did not hold, in words
    public static List<String> run(DeployedPlan plan, Consumer<String> log) {
        try (var world = World.start("deployed")) {
            world.liftRates();
            return new Deployed(world, plan, log).work();
        }
    }

    private List<String> work() {
        deployment.migrate();
        var api = deployment.launch("api");
        api.awaitReady(START);
        world.tellReceiptsWhere();
        // Before there is a worker: one that has seen a sender's rate keeps to it for a while.
        world.liftLimits();
        var worker = deployment.launch("worker");
        worker.awaitReady(START);
        World.pause(SNAPSHOT);
        world.aws().behave("{\"latency_ms\":50,\"receipt_delay_ms\":200}");

        var loads = List.of(load(api, "email", 0), load(api, "sms", 1));
        judge(loads.stream().map(CompletableFuture::join).toList());
        balance();
        tell(api, "under load");
        tell(worker, "under load");
        askForEverything(api);
        tell(api, "once every route was called");
        return faults;
    }

    private CompletableFuture<LoadOutcome> load(Server api, String kind, int number) {
        var share = new LoadPlan(
                api.port(),
                world.demo(),
                kind,
                CONNECTIONS,
                plan.rate() / 2,
                plan.warmUpSeconds(),
                plan.seconds(),
                1 + number * RECIPIENTS_APART,
                "");
        return CompletableFuture.supplyAsync(() -> Load.run(share), Thread::startVirtualThread);
    }

    private void judge(List<LoadOutcome> outcomes) {
        var otherwise = outcomes.stream().mapToLong(LoadOutcome::otherwise).sum();
        var perSecond = outcomes.stream().mapToDouble(LoadOutcome::perSecond).sum();
        var p99 = outcomes.stream().mapToDouble(LoadOutcome::p99).max().orElse(0);
        log.accept(String.format(
                Locale.ROOT,
                "deployed: %.0f accepted a second for %.0f s, p99 of a request %.1f ms",
                perSecond,
                plan.seconds(),
                p99));
        fault(
                otherwise > 0,
                otherwise + " requests were not accepted, such as: "
                        + outcomes.stream().map(LoadOutcome::lastFault).toList());
        fault(perSecond < HELD * plan.rate(), perSecond + " a second were accepted, of " + plan.rate());
    }

    private void balance() {
        var db = world.db();
        World.await("the queue is empty", SETTLE, () -> db.number("select count(*) from send_queue") == 0);
        var accepted = db.number("select count(*) from notifications");
        var ledger = world.aws().ledger();
        var people = ledger.stream().map(Aws.Taken::to).distinct().count();
        log.accept("deployed: accepted " + accepted + ", taken by the provider " + ledger.size() + ", for " + people
                + " people");
        fault(people != accepted, "of " + accepted + " messages, each for another person, " + people + " were sent");
        fault(ledger.size() != people, ledger.size() - people + " messages were sent twice");
    }

    /// Calls every route of the internal API for something that is not there: what only they need is
    /// loaded then, which counts against metaspace and code.
    private void askForEverything(Server api) {
        var paths = Json.parse(read("api/src/main/resources/META-INF/admin-openapi.json"))
                .path("paths");
        var headers = Map.of(
                "Authorization",
                "Bearer " + world.admin().token(world.admin().normal(), Instant.now()),
                "Content-Type",
                "application/json");
        var calls = 0;
        for (var path : paths.properties()) {
            var url = api.url() + path.getKey().replaceAll("\\{\\w+}", "00000000-0000-4000-8000-000000000000");
            for (var method : path.getValue().properties()) {
                var verb = method.getKey().toUpperCase(Locale.ROOT);
                var body = verb.equals("GET") ? "" : "{}";
                var status = Web.call(verb, url, body, headers).status();
                fault(status == 401 || status >= 500, verb + " " + path.getKey() + " was answered with " + status);
                calls++;
            }
        }
        fault(calls < 100, "only " + calls + " routes are known");
    }

    private void tell(Server server, String when) {
        var manifest = deployment.manifest(server.kind());
        fault(
                !server.program().isAlive(),
                server.kind() + " has ended:\n" + server.program().lastWords());
        if (!server.program().isAlive()) {
            return;
        }
        var memory = server.program().memory();
        var metrics = server.metrics();
        log.accept(String.format(
                Locale.ROOT,
                "deployed: %-6s %s: RSS %d MB, at most %d of %d; metaspace %.0f MB, code %.0f MB, threads %.0f",
                server.kind(),
                when,
                memory.now(),
                memory.most(),
                manifest.memory(),
                metrics.sum("jvm_memory_used_bytes", "id", "Metaspace") / MEGABYTE,
                metrics.sum("jvm_memory_used_bytes", "id", "CodeCache") / MEGABYTE,
                metrics.sum("jvm_threads_live_threads")));
        fault(memory.most() >= manifest.memory(), server.kind() + " took " + memory.most() + " MB");
    }

    private void fault(boolean violated, String what) {
        if (violated) {
            faults.add(what);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Project.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
