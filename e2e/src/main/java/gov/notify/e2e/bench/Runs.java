package gov.notify.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// The same thing measured several times.
record Runs(List<Double> values) {
    private static final int WARM_MOST = 12;
    private static final double FASTER = 1.02;

    Runs {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No run");
        }
    }

    /// Measures `times` times.
    static Runs of(int times, DoubleSupplier measurement) {
        var values = new ArrayList<Double>();
        for (var i = 0; i < times; i++) {
            values.add(measurement.getAsDouble());
        }
        return new Runs(values);
    }

    /// Repeats something until the JVMs that do it are warm: until it was no faster twice than the best time
    /// before.
    static void warm(DoubleSupplier perSecond) {
        double best = 0;
        for (int times = 0, notFaster = 0; times < WARM_MOST && notFaster < 2; times++) {
            var now = perSecond.getAsDouble();
            notFaster = now > best * FASTER ? 0 : notFaster + 1;
            best = Math.max(best, now);
        }
    }

    double median() {
        return values.get(values.size() / 2);
    }

    double min() {
        return values.getFirst();
    }

    double max() {
        return values.getLast();
    }
}
