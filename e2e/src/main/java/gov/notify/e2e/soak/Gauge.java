package gov.notify.e2e.soak;

import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/// Something that can be read at any time, and how one value is made of several readings.
///
/// @param floor in `unit`: up to here a tenth says nothing, being a page, a pause or a message under way
record Gauge(String name, String unit, double floor, DoubleSupplier now, ToDoubleFunction<List<Double>> value) {
    private static final int READINGS = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /// The middle of several readings counts.
    static Gauge typical(String name, String unit, double floor, DoubleSupplier now) {
        return new Gauge(name, unit, floor, now, sorted -> sorted.get(sorted.size() / 2));
    }

    /// The least of several readings counts: what is never given back.
    static Gauge least(String name, String unit, double floor, DoubleSupplier now) {
        return new Gauge(name, unit, floor, now, List::getFirst);
    }

    /// Reads all of them for some seconds.
    ///
    /// @return their values, in the same order
    static List<Double> read(List<Gauge> gauges) {
        var readings = gauges.stream().map(_ -> new ArrayList<Double>()).toList();
        for (var i = 0; i < READINGS; i++) {
            for (var g = 0; g < gauges.size(); g++) {
                readings.get(g).add(gauges.get(g).now().getAsDouble());
            }
            World.pause(BETWEEN);
        }
        var values = new ArrayList<Double>();
        for (var g = 0; g < gauges.size(); g++) {
            var gauge = gauges.get(g);
            values.add(gauge.value()
                    .applyAsDouble(readings.get(g).stream().sorted().toList()));
        }
        return values;
    }
}
