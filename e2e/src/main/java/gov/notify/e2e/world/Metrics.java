package gov.notify.e2e.world;

import java.util.List;

/// What a program said of itself at one time, in the text format of Prometheus.
public record Metrics(List<String> lines) {

    static Metrics parse(String text) {
        return new Metrics(text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    /// The sum over all series of a name; 0 when there is none.
    public double sum(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(Metrics::value)
                .sum();
    }

    /// The sum over those series of a name that have a label with this value.
    public double sum(String name, String label, String value) {
        var wanted = label + "=\"" + value + "\"";
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") && line.contains(wanted))
                .mapToDouble(Metrics::value)
                .sum();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
