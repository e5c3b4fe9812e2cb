package gov.notify.e2e.soak;

import java.util.Locale;

/// What a gauge said after the first minute and at the end.
record Vital(Gauge gauge, double early, double late) {
    /// More than a tenth is growth, once it has left the floor.
    private static final double MOST = 1.10;

    boolean grew() {
        return late > early * MOST && late > gauge.floor();
    }

    static String header() {
        return String.format(Locale.ROOT, "%-44s %12s %12s", "", "first minute", "end");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-44s %12.1f %12.1f %s%s",
                gauge.name(),
                early,
                late,
                gauge.unit(),
                grew() ? "  GREW" : "");
    }
}
