package gov.notify.e2e.scaling;

import java.util.ArrayList;
import java.util.List;

/// The workers of a simulation. A new one is ready when it has started; one too many ends as SIGTERM
/// ends it, at once and with nothing in its hands: what it has claimed it sends or gives back.
final class Fleet {

    private static final int MINUTE = 60;

    private static final class Member {
        private final int readyAt;
        private final long[] sends = new long[MINUTE];

        Member(int readyAt) {
            this.readyAt = readyAt;
        }

        long lastMinute() {
            long sum = 0;
            for (var one : sends) {
                sum += one;
            }
            return sum;
        }
    }

    private final WorkerModel model;
    private final int declaredPerSecond;
    private final List<Member> members = new ArrayList<>();

    /// @param declaredPerSecond what workers are said to do: `NOTIFY_AUTOSCALER_WORKER_RATE`
    Fleet(WorkerModel model, int declaredPerSecond, int size) {
        this.model = model;
        this.declaredPerSecond = declaredPerSecond;
        for (int i = 0; i < size; i++) {
            members.add(new Member(0));
        }
    }

    int size() {
        return members.size();
    }

    int ready(int second) {
        return (int) members.stream().filter(one -> one.readyAt <= second).count();
    }

    long capacity(int second) {
        return (long) ready(second) * model.perSecond();
    }

    void resize(int second, int size) {
        while (members.size() < size) {
            members.add(new Member(second + model.startSeconds()));
        }
        while (members.size() > size) {
            members.removeLast();
        }
    }

    /// Shares what was sent among those that are ready.
    void sent(int second, long messages) {
        int ready = ready(second);
        int nth = 0;
        for (var one : members) {
            if (one.readyAt <= second) {
                one.sends[second % MINUTE] = messages / ready + (nth < messages % ready ? 1 : 0);
                nth++;
            }
        }
    }

    List<Integer> loadPercent(int second) {
        return members.stream()
                .filter(one -> one.readyAt <= second)
                .map(one -> Math.toIntExact(Math.round(100.0 * one.lastMinute() / MINUTE / declaredPerSecond)))
                .toList();
    }
}
