package gov.notify.e2e.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/// Sends requests over many connections from one thread.
///
/// On a schedule, a request counts from when it was due: a server that stalls is charged for all that had to wait.
final class Generator {
    private static final long SECOND = 1_000_000_000L;

    private final LoadPlan plan;
    private final Requests requests;
    private final Deque<Wire> idle = new ArrayDeque<>();
    private final Durations durations = new Durations();
    private final long interval;
    private long measureFrom;
    private long measureUntil;
    private long nextDue;
    private long otherwise;
    private String lastFault = "";
    private int open;

    Generator(LoadPlan plan) {
        this.plan = plan;
        this.requests = new Requests(plan);
        this.interval = plan.rate() > 0 ? Math.max(1, (long) (SECOND / plan.rate())) : 0;
    }

    LoadOutcome run() throws IOException {
        try (var selector = Selector.open()) {
            for (var i = 0; i < plan.connections(); i++) {
                idle.add(Wire.open(plan.port(), selector));
                open++;
            }
            nextDue = System.nanoTime();
            measureFrom = nextDue + (long) (plan.warmUpSeconds() * SECOND);
            measureUntil = measureFrom + (long) (plan.seconds() * SECOND);
            long cpuBefore = -1;
            while (System.nanoTime() < measureUntil) {
                if (cpuBefore < 0 && System.nanoTime() >= measureFrom) {
                    cpuBefore = cpu();
                }
                sendDue(selector);
                receive(selector);
            }
            var cpuSeconds = (cpu() - Math.max(cpuBefore, 0)) / 1e9;
            settle(selector);
            for (var wire : idle) {
                wire.close();
            }
            return new LoadOutcome(
                    durations.count(),
                    otherwise,
                    lastFault,
                    durations.count() / plan.seconds(),
                    durations.quantile(0.5),
                    durations.quantile(0.99),
                    durations.quantile(1),
                    cpuSeconds);
        }
    }

    private void sendDue(Selector selector) throws IOException {
        while (!idle.isEmpty()) {
            var now = System.nanoTime();
            if (interval > 0 && nextDue > now) {
                return;
            }
            var due = interval > 0 ? nextDue : now;
            nextDue += interval;
            var wire = idle.poll();
            try {
                wire.send(requests.get(), due);
            } catch (IOException e) {
                replace(wire, e, selector);
            }
        }
    }

    private void receive(Selector selector) throws IOException {
        if (interval == 0) {
            selector.select(key -> take((Wire) key.attachment(), selector), 100);
            return;
        }
        var wait = nextDue - System.nanoTime();
        if (wait > 2_000_000 || idle.isEmpty()) {
            selector.select(key -> take((Wire) key.attachment(), selector), Math.max(1, wait / 1_000_000));
        } else {
            selector.selectNow(key -> take((Wire) key.attachment(), selector));
            LockSupport.parkNanos(Math.clamp(wait, 0, 50_000));
        }
    }

    private void take(Wire wire, Selector selector) {
        try {
            if (wire.receive()) {
                count(wire);
                idle.add(wire);
            }
        } catch (IOException e) {
            replaceUnchecked(wire, e, selector);
        }
    }

    private void count(Wire wire) {
        var now = System.nanoTime();
        if (wire.status() != requests.wantedStatus()) {
            otherwise++;
            lastFault = wire.answer();
        } else if (now >= measureFrom && now < measureUntil) {
            durations.add(now - wire.due());
        }
    }

    private void replaceUnchecked(Wire wire, IOException fault, Selector selector) {
        try {
            replace(wire, fault, selector);
        } catch (IOException e) {
            lastFault = e.toString();
            open--;
        }
    }

    private void replace(Wire wire, IOException fault, Selector selector) throws IOException {
        otherwise++;
        lastFault = fault.toString();
        wire.close();
        idle.add(Wire.open(plan.port(), selector));
    }

    /// Waits for answers that are still to come, so that nothing is left under way for the next measurement.
    private void settle(Selector selector) throws IOException {
        var patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (idle.size() < open && System.nanoTime() < patience) {
            selector.select(key -> take((Wire) key.attachment(), selector), 100);
        }
    }

    private static long cpu() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean ours ? ours.getProcessCpuTime() : 0;
    }
}
