package gov.notify.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/// The same thing measured several times.
record Runs(List<Double> values) {
    private static final int WARM_MOST = 40;
    private static final double FASTER = 1.02;
    private static final int COMPARED = 3;

    /// Of one core, which the compilers still take while a program is warm.
    private static final double IDLE_COMPILERS = 0.05;

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

    /// Repeats something until the JVMs that do it are warm: their compilers have little left to do, and the
    /// last three times were together no faster than the three before. One lucky time proves nothing:
    /// neighbours differ by a tenth on two cores. Nor do several, while compilers compete for them.
    static void warm(DoubleSupplier perSecond) {
        warm(perSecond, Compilers::shareDuring);
    }

    /// @param compiling runs what it is given, and says what share of a core the compilers took meanwhile
    static void warm(DoubleSupplier perSecond, ToDoubleFunction<Runnable> compiling) {
        var times = new ArrayList<Double>();
        var share = 1.0;
        while (times.size() < WARM_MOST && (share > IDLE_COMPILERS || !isLevel(times))) {
            share = compiling.applyAsDouble(() -> times.add(perSecond.getAsDouble()));
        }
    }

    private static boolean isLevel(List<Double> times) {
        int now = times.size() - COMPARED;
        int before = now - COMPARED;
        return before >= 0
                && new Runs(times.subList(now, times.size())).median()
                        <= new Runs(times.subList(before, now)).median() * FASTER;
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
