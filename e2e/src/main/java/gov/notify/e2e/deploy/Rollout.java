package gov.notify.e2e.deploy;

import gov.notify.e2e.chaos.Reconciliation;
import gov.notify.e2e.chaos.SteadyLoad;
import gov.notify.e2e.world.PriorityTemplate;
import gov.notify.e2e.world.Project;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// `make rollout`: a rolling deployment under load. Old programs run; the schema is migrated beside
/// them; new ones take their places one by one, as a platform does it: the new one is ready, requests go
/// to it too, none go to the old one any more, and at that moment it is told to end.
///
/// Ends with status 1 when a client got an error, when a message was not sent exactly once, or when a
/// program took longer to end than the platform waits.
public final class Rollout {
    private static final Duration START = Duration.ofMinutes(3);

    /// An api's picture of a service is at most two seconds old.
    private static final Duration SNAPSHOT = Duration.ofSeconds(3);

    private static final Duration SETTLE = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    /// After that it is killed.
    private static final Duration PATIENCE_OF_THE_PLATFORM = Duration.ofSeconds(10);

    /// What the next version might add: it takes nothing away, and these programs know nothing of it. It
    /// is noted as their own migrations are.
    private static final String ADDITION = """
            alter table notifications add column rollout_note text;
            create table rollout_notes (id uuid primary key, note text not null);
            insert into flyway_schema_history
              (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            select max(installed_rank) + 1, '9001', 'rollout only adds', 'SQL', 'V9001__rollout_only_adds.sql', 1,
                   current_user, 1, true
              from flyway_schema_history
            """;

    private final World world;
    private final RolloutPlan plan;
    private final Consumer<String> log;
    private final Reconciliation books = new Reconciliation();
    private final List<Server> routed = new CopyOnWriteArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Duration longest = Duration.ZERO;
    private int ended;

    private Rollout(World world, RolloutPlan plan, Consumer<String> log) {
        this.world = world;
        this.plan = plan;
        this.log = log;
    }

    @SuppressWarnings("SystemOut") // what this program is for
    public static void main(String[] arguments) {
        var old = System.getenv().getOrDefault("OLD", "").strip();
        if (old.isEmpty()) {
            throw new IllegalArgumentException("OLD must name a folder with the programs of an older version");
        }
        var faults = run(RolloutPlan.full(Path.of(old)), System.out::println);
        faults.forEach(fault -> System.out.println("rollout: VIOLATED: " + fault));
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /// @param log told what happens, a line at a time
    /// @return what did not hold, in words
    public static List<String> run(RolloutPlan plan, Consumer<String> log) {
        try (var world = World.start("rollout")) {
            world.liftRates();
            return new Rollout(world, plan, log).roll();
        }
    }

    private List<String> roll() {
        for (var i = 0; i < plan.pairs(); i++) {
            routed.add(world.launch("api", plan.oldApi()));
            routed.getLast().awaitReady(START);
        }
        // Before there is a worker: one that has seen a sender's rate keeps to it for a while.
        world.liftLimits();
        for (var i = 0; i < plan.pairs(); i++) {
            world.launch("worker", plan.oldWorker());
        }
        world.workers().forEach(worker -> worker.awaitReady(START));
        World.pause(SNAPSHOT);
        world.aws().behave("{\"latency_ms\":20,\"receipt_delay_ms\":200}");
        tellReceiptsWhere();
        // A task migrates, as where they are deployed; no program does at its start.
        world.set("NOTIFY_SCHEMA_MIGRATE_AT_START", "false");

        var load = new SteadyLoad(
                world.demo(),
                PriorityTemplate.of(world.db(), world.demo()),
                () -> List.copyOf(routed),
                books,
                plan.rate());
        load.start();
        try {
            World.pause(BETWEEN);
            migrate();
            replaceAll();
        } finally {
            load.stop();
        }
        balance(load);
        return faults;
    }

    private void migrate() {
        var before = version();
        if (plan.isOfOneVersion()) {
            world.db().run(ADDITION);
        }
        world.migrate(Project.workerJar());
        var after = version();
        log.accept("rollout: the schema was of version " + before + " and is of version " + after);
        fault(before.equals(after), "nothing was migrated");
    }

    private String version() {
        return world.db()
                .rows(
                        "select version from flyway_schema_history where version is not null order by installed_rank desc limit 1",
                        row -> row.getString(1))
                .getFirst();
    }

    private void replaceAll() {
        while (ended < plan.ends()) {
            replace(world.workers().getFirst(), Project.workerJar());
            replace(world.apis().getFirst(), Project.apiJar());
        }
    }

    private void replace(Server old, Path jar) {
        var next = world.launch(old.kind(), jar);
        next.awaitReady(START);
        if (old.kind().equals("api")) {
            routed.add(next);
            routed.remove(old);
            tellReceiptsWhere();
        }
        var took = old.program().stop();
        fault(took.compareTo(PATIENCE_OF_THE_PLATFORM) >= 0, old.program().name() + " took " + took + " to end");
        longest = took.compareTo(longest) > 0 ? took : longest;
        ended++;
        world.end(old);
        log.accept("rollout: " + next.program().name() + " in the place of "
                + old.program().name() + ", which ended in " + took.toMillis() + " ms");
        World.pause(BETWEEN);
    }

    private void tellReceiptsWhere() {
        var urls = routed.stream().map(api -> '"' + api.url() + '"').toList();
        world.aws().behave("{\"receipts_to\":[" + String.join(",", urls) + "]}");
    }

    private void balance(SteadyLoad load) {
        var db = world.db();
        World.await("the queue is empty", SETTLE, () -> db.number("select count(*) from send_queue") == 0);
        var ledger = world.aws().ledger();
        var missing = books.missing(ledger);
        var twice = Reconciliation.timesTaken(ledger).entrySet().stream()
                .filter(taken -> taken.getValue() > 1)
                .map(taken -> taken.getKey())
                .toList();
        log.accept(String.format(
                Locale.ROOT,
                "rollout: accepted %d, refused %d, unreached %d, unsent %d, lost %d, twice %d; ended %d, the slowest in %.1f s",
                books.accepted(),
                load.refused(),
                load.unreached(),
                load.unsent(),
                missing.size(),
                twice.size(),
                ended,
                longest.toMillis() / 1e3));
        fault(books.accepted() == 0, "nothing was accepted");
        fault(load.refused() > 0, load.refused() + " requests were answered with an error");
        fault(load.unreached() > 0, load.unreached() + " requests were not answered");
        fault(!missing.isEmpty(), "lost: " + missing.stream().limit(5).toList());
        fault(!twice.isEmpty(), "sent twice: " + twice.stream().limit(5).toList());
    }

    private void fault(boolean violated, String what) {
        if (violated) {
            faults.add(what);
        }
    }
}
