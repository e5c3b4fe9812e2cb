package gov.notify.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// The same thing measured several times.
record Runs(List<Double> values) {
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
