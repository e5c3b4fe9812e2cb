package gov.notify.e2e.chaos;

import gov.notify.e2e.world.Aws;
import gov.notify.e2e.world.Millions;
import gov.notify.e2e.world.PriorityTemplate;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// One attack from start to verdict.
public final class ChaosRun {
    /// For everything to come to rest after the load has stopped: retries of the worst kind are a minute apart.
    private static final Duration SETTLE = Duration.ofMinutes(4);

    private static final double RECOVERY_GOAL = 30;

    /// Each of a worker's readers keeps one for every lane while it waits.
    private static final long MOST_PERMITS_READING = 24;

    private static final String USUAL = "{\"latency_ms\":20,\"receipt_delay_ms\":200}";

    private final ChaosPlan plan;
    private final Consumer<String> log;
    private final World world;
    private final Reconciliation books = new Reconciliation();
    private final Recovery recovery;
    private final ChaosEnvironment field;
    private final StatusWatch statuses;
    private final SteadyLoad load;
    private final List<String> violations = new ArrayList<>();
    private final long began = System.nanoTime();
    private List<Aws.Taken> ledger = List.of();

    private ChaosRun(ChaosPlan plan, World world, Consumer<String> log) {
        this.plan = plan;
        this.log = log;
        this.world = world;
        this.recovery = new Recovery(world.db(), world.aws(), books);
        this.field = new ChaosEnvironment(world, recovery, books);
        this.statuses = StatusWatch.install(world.db());
        this.load = new SteadyLoad(
                world.demo(), PriorityTemplate.of(world.db(), world.demo()), world::apis, books, plan.rate());
    }

    /// Starts everything, attacks, and ends everything.
    ///
    /// @param log told what happens, a line at a time
    public static ChaosVerdict run(ChaosPlan plan, Consumer<String> log) {
        try (var world = World.start("chaos")) {
            // What an account may send would only stretch the run.
            world.liftRates();
            world.startApi();
            world.startApi();
            world.startWorker();
            world.startWorker();
            world.liftLimits();
            if (plan.stored() > 0) {
                Millions.store(world.db(), world.demo(), plan.stored());
            }
            world.aws().behave(USUAL);
            return new ChaosRun(plan, world, log).attack();
        }
    }

    private ChaosVerdict attack() {
        var random = new Random(plan.seed());
        var faults = Fault.draw(plan.faults(), random);
        load.start();
        World.pause(Duration.ofSeconds(2));
        for (var i = 0; i < faults.size(); i++) {
            World.pause(Duration.ofMillis(random.nextInt(300, 2_000)));
            say(faults.get(i).name().toLowerCase(Locale.ROOT).replace('_', ' '));
            faults.get(i).strike(field, random);
            if ((i + 1) % plan.round() == 0 && i + 1 < faults.size()) {
                balance();
                load.start();
            }
        }
        World.await("enough messages are accepted", Duration.ofMinutes(30), () -> books.accepted() >= plan.messages());
        balance();
        return verdict(faults.size());
    }

    /// Stops the load, waits until the system has settled, and compares the three sides.
    private void balance() {
        load.stop();
        world.aws().behave(USUAL);
        try {
            World.await("everything is settled", SETTLE, this::isSettled);
        } catch (IllegalStateException e) {
            violations.add("stuck: " + statuses.unsettled() + " messages, such as " + statuses.unsettledOnes());
        }
        ledger = world.aws().ledger();
        say("settled: accepted " + books.accepted() + ", refused " + load.refused() + ", unreached " + load.unreached()
                + ", unsent " + load.unsent() + ", taken by the provider " + ledger.size() + ", " + statuses.endings());
    }

    private boolean isSettled() {
        return statuses.unsettled() == 0;
    }

    private ChaosVerdict verdict(int faults) {
        var missing = books.missing(ledger);
        var ids = List.copyOf(books.ids());
        var unstored = (int) (ids.size() - statuses.stored(ids));
        var duplicates = Duplicates.of(ledger, recovery.inTheProvidersHands());
        duplicates.lines().forEach(this::say);
        judge(!missing.isEmpty(), "lost: the provider never took " + some(missing));
        judge(unstored > 0, "lost: Postgres does not have " + unstored + " of the accepted messages");
        judge(!duplicates.unexplained().isEmpty(), "duplicated without a cause: " + some(duplicates.unexplained()));
        var healed = statuses.endedOtherwise(books.poisonous(), "technical-failure");
        judge(!healed.isEmpty(), "what cannot be sent did not end as technical-failure: " + some(healed));
        for (var worker : world.workers()) {
            var lost = permitsLost(worker);
            judge(lost > MOST_PERMITS_READING, worker.program().name() + " lost " + lost + " permits");
        }
        say(String.format(
                Locale.ROOT,
                "recovered: %d messages of killed workers, the last after %.1f s",
                recovery.messages(),
                recovery.worstSeconds()));
        judge(
                recovery.p99Seconds() > RECOVERY_GOAL,
                "killed workers' messages waited " + Math.round(recovery.p99Seconds()) + " s");
        var left = statuses.leftFinalState();
        judge(!left.isEmpty(), "a final status was left: " + some(left));
        return new ChaosVerdict(
                faults,
                books.accepted(),
                missing.size() + unstored,
                duplicates.all(),
                duplicates.allowed(),
                recovery.p99Seconds(),
                violations);
    }

    /// Permits that are not free though there is nothing to do. A reader takes all of them for a moment now
    /// and then: the least of several looks counts.
    private static long permitsLost(Server worker) {
        long least = Long.MAX_VALUE;
        for (var look = 0; look < 10; look++) {
            var metrics = worker.metrics();
            least = Math.min(least, Math.round(metrics.sum("queue_permits") - metrics.sum("queue_permits_free")));
            World.pause(Duration.ofMillis(100));
        }
        return least;
    }

    private void judge(boolean violated, String what) {
        if (violated) {
            violations.add(what);
        }
    }

    private static String some(List<String> all) {
        return all.size() <= 5 ? all.toString() : all.size() + ", such as " + all.subList(0, 5);
    }

    private void say(String what) {
        var seconds = (System.nanoTime() - began) / 1e9;
        log.accept(String.format(Locale.ROOT, "%7.1f s  %s", seconds, what));
    }
}
