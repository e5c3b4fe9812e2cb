package gov.notify.e2e.scaling;

import java.util.ArrayList;
import java.util.List;

/// One scenario, played with one autoscaler.
final class ScalingRun {

    /// What workers are said to do by default (`NOTIFY_AUTOSCALER_WORKER_RATE`).
    static final int DECLARED_RATE = 100;

    /// A change of the number of instances.
    record Change(int second, int from, int to) {}

    /// @param least instances at any time
    /// @param most instances at any time
    /// @param last instances at the end
    /// @param oldestSeconds the longest that any message that could go waited for a worker
    /// @param lost messages accepted that are neither sent nor waiting at the end
    /// @param instanceSeconds all instances' time together
    record Result(
            int least,
            int most,
            int last,
            List<Change> changes,
            long oldestSeconds,
            long accepted,
            long sent,
            long waiting,
            long lost,
            long instanceSeconds) {

        double instanceHours() {
            return instanceSeconds / 3600.0;
        }
    }

    private ScalingRun() {}

    /// @throws IllegalStateException if messages come from nowhere, or vanish
    static Result play(Scenario scenario, Autoscaler autoscaler, WorkerModel model) {
        var real = new WorkerModel(
                Math.max(1, (int) (model.perSecond() * scenario.speed())), model.startSeconds(), model.source());
        var fleet = new Fleet(real, DECLARED_RATE, autoscaler.least());
        var line = new SendLine();
        var changes = new ArrayList<Change>();
        int least = fleet.size();
        int most = fleet.size();
        long instanceSeconds = 0;
        for (int second = 0; second < scenario.seconds(); second++) {
            line.accept(second, scenario.arrivals(second));
            fleet.sent(second, line.work(second, fleet.capacity(second), scenario.providerLimit()));
            if (line.accepted() != line.sent() + line.due() + line.held()) {
                throw new IllegalStateException("messages were lost or made in second " + second);
            }
            instanceSeconds += fleet.size();
            var seen = new FleetView(line.due(), line.oldestSeconds(second), fleet.loadPercent(second));
            int wanted = autoscaler.decide(second, fleet.size(), seen);
            if (wanted != fleet.size()) {
                changes.add(new Change(second, fleet.size(), wanted));
                fleet.resize(second, wanted);
                least = Math.min(least, wanted);
                most = Math.max(most, wanted);
            }
        }
        long waiting = line.due() + line.held();
        return new Result(
                least,
                most,
                fleet.size(),
                List.copyOf(changes),
                line.oldestEver(),
                line.accepted(),
                line.sent(),
                waiting,
                line.accepted() - line.sent() - waiting,
                instanceSeconds);
    }
}
