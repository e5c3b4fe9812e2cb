package gov.notify.e2e.soak;

import gov.notify.e2e.load.Load;
import gov.notify.e2e.load.LoadOutcome;
import gov.notify.e2e.load.LoadPlan;
import gov.notify.e2e.world.Demo;
import gov.notify.e2e.world.PriorityTemplate;
import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// `make soak`: emails and texts at a steady rate for `MINUTES=` (20), every tenth of them urgent.
///
/// Prints what everything held after the first minute and at the end. Ends with status 1 when anything above its floor
/// grew by more than a tenth, when a request was refused, or when a message was not sent exactly once.
public final class Soak {
    private static final int CONNECTIONS = 16;
    private static final double EMAILS = 90;
    private static final double TEXTS = 90;
    private static final double URGENT = 20;
    private static final long RECIPIENTS_APART = 2_000_000;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);
    private static final Duration SETTLE = Duration.ofMinutes(2);

    private Soak() {}

    @SuppressWarnings("SystemOut") // what this program is for
    public static void main(String[] arguments) {
        var minutes = System.getenv().getOrDefault("MINUTES", "").strip();
        var faults = run(Duration.ofMinutes(minutes.isEmpty() ? 20 : Long.parseLong(minutes)), System.out::println);
        faults.forEach(fault -> System.out.println("soak: VIOLATED: " + fault));
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /// @param length of the load, at least two minutes
    /// @return what did not hold, in words
    static List<String> run(Duration length, Consumer<String> log) {
        try (var world = World.start("soak")) {
            world.liftRates();
            world.startApi();
            world.startWorker();
            world.startWorker();
            world.liftLimits();
            world.aws().behave("{\"latency_ms\":20,\"receipt_delay_ms\":200}");
            return soak(world, length, log);
        }
    }

    private static List<String> soak(World world, Duration length, Consumer<String> log) {
        var demo = world.demo();
        var urgent = PriorityTemplate.of(world.db(), demo);
        var loads = List.of(
                load(world, demo, "email", EMAILS, length, 0),
                load(world, demo, "sms", TEXTS, length, 1),
                load(world, urgent, "email", URGENT, length, 2));
        var gauges = Gauges.of(world);
        var end = System.nanoTime() + length.minus(BEFORE_THE_END).toNanos();
        World.pause(FIRST);
        var early = Gauge.read(gauges);
        World.pause(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        var late = Gauge.read(gauges);
        var outcomes = loads.stream().map(CompletableFuture::join).toList();

        var faults = new ArrayList<String>();
        log.accept(Vital.header());
        for (var g = 0; g < gauges.size(); g++) {
            var vital = new Vital(gauges.get(g), early.get(g), late.get(g));
            log.accept(vital.line());
            if (vital.grew()) {
                faults.add(vital.line().strip());
            }
        }
        balance(world, outcomes, faults, log);
        return faults;
    }

    private static void balance(World world, List<LoadOutcome> outcomes, List<String> faults, Consumer<String> log) {
        var answered = outcomes.stream().mapToLong(LoadOutcome::answered).sum();
        var otherwise = outcomes.stream().mapToLong(LoadOutcome::otherwise).sum();
        if (otherwise > 0) {
            faults.add(otherwise + " requests were refused");
        }
        var db = world.db();
        World.await("the queue is empty", SETTLE, () -> db.number("select count(*) from send_queue") == 0);
        var accepted = db.number("select count(*) from notifications");
        var taken = world.aws().accepted();
        if (taken != accepted) {
            faults.add("the provider took " + taken + " messages, and " + accepted + " were accepted");
        }
        log.accept(String.format(
                Locale.ROOT,
                "soak: accepted %d (%d counted by clients), taken by the provider %d, refused %d, p99 of a request %.1f ms",
                accepted,
                answered,
                taken,
                otherwise,
                outcomes.stream().mapToDouble(LoadOutcome::p99).max().orElse(0)));
    }

    private static CompletableFuture<LoadOutcome> load(
            World world, Demo demo, String kind, double rate, Duration length, int number) {
        var plan = new LoadPlan(
                world.apis().getFirst().port(),
                demo,
                kind,
                CONNECTIONS,
                rate,
                0,
                length.toSeconds(),
                1 + number * RECIPIENTS_APART,
                "");
        return CompletableFuture.supplyAsync(() -> Load.run(plan), Thread::startVirtualThread);
    }
}
