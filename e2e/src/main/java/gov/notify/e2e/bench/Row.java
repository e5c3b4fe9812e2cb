package gov.notify.e2e.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.e2e.world.Json;
import java.util.Locale;

/// One figure: the median of several runs, what it is compared with, and whether its goal is met.
///
/// @param baseline what was measured beside it, or empty where there is nothing to compare with
/// @param baselineValue in the same unit; 0 where there is none
/// @param ratio of the value to the baseline; 0 where there is none
/// @param goal in words
record Row(
        String name,
        String unit,
        double value,
        double min,
        double max,
        String baseline,
        double baselineValue,
        double ratio,
        String goal,
        boolean met) {

    /// A figure that must be at least `goal` times its baseline.
    static Row atLeast(double goal, String name, String unit, Runs runs, String baseline, Runs of) {
        var ratio = of.median() == 0 ? 0 : runs.median() / of.median();
        return new Row(
                name,
                unit,
                runs.median(),
                runs.min(),
                runs.max(),
                baseline,
                of.median(),
                ratio,
                "ratio >= " + goal,
                ratio >= goal);
    }

    /// A figure that must not exceed `goal`, beside one that says what the machine can do.
    static Row atMost(double goal, String name, String unit, Runs runs, String baseline, Runs of) {
        return new Row(
                name,
                unit,
                runs.median(),
                runs.min(),
                runs.max(),
                baseline,
                of.median(),
                of.median() == 0 ? 0 : runs.median() / of.median(),
                "<= " + number(goal) + " " + unit,
                runs.median() <= goal);
    }

    /// A figure that must not exceed `goal` and has nothing to be compared with.
    static Row atMost(double goal, String name, String unit, Runs runs) {
        return alone(name, unit, runs, "<= " + number(goal) + " " + unit, runs.median() <= goal);
    }

    /// A figure that must reach `goal` and has nothing to be compared with.
    static Row atLeast(double goal, String name, String unit, Runs runs) {
        return alone(name, unit, runs, ">= " + number(goal) + " " + unit, runs.median() >= goal);
    }

    private static Row alone(String name, String unit, Runs runs, String goal, boolean met) {
        return new Row(name, unit, runs.median(), runs.min(), runs.max(), "", 0, 0, goal, met);
    }

    /// A figure without a goal, for the reader.
    static Row plain(String name, String unit, Runs runs, String baseline, Runs of) {
        var ratio = of.median() == 0 ? 0 : runs.median() / of.median();
        return new Row(name, unit, runs.median(), runs.min(), runs.max(), baseline, of.median(), ratio, "", true);
    }

    /// The same, with nothing to be compared with.
    static Row plain(String name, String unit, Runs runs) {
        return alone(name, unit, runs, "", true);
    }

    ObjectNode toJson() {
        var json = Json.object();
        json.put("name", name)
                .put("unit", unit)
                .put("value", rounded(value))
                .put("min", rounded(min))
                .put("max", rounded(max));
        if (baseline.isEmpty()) {
            json.putNull("baseline").putNull("baseline_value").putNull("ratio");
        } else {
            json.put("baseline", baseline)
                    .put("baseline_value", rounded(baselineValue))
                    .put("ratio", rounded(ratio));
        }
        return json.put("goal", goal).put("met", met);
    }

    /// For the table: the spread stands beside the median.
    String toLine() {
        var spread = number(min) + " to " + number(max);
        return String.format(
                Locale.ROOT,
                "%-22s %10s %-12s %-20s %10s %7s  %-18s %s",
                name,
                number(value),
                unit,
                spread,
                baseline.isEmpty() ? "-" : number(baselineValue),
                baseline.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", ratio),
                goal,
                goal.isEmpty() ? "" : met ? "met" : "MISSED");
    }

    static String header() {
        return String.format(
                Locale.ROOT,
                "%-22s %10s %-12s %-20s %10s %7s  %-18s",
                "name",
                "median",
                "unit",
                "min to max",
                "baseline",
                "ratio",
                "goal");
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f", number);
    }
}
