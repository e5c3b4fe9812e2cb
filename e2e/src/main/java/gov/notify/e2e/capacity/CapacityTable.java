package gov.notify.e2e.capacity;

import java.util.List;
import java.util.Locale;

/// Needs beside demands, as docs/capacity.md has them.
final class CapacityTable {

    /// What the page shows.
    static final List<Demand> SHOWN = List.of(
            Demand.ofMonth(100_000), Demand.ofMonth(1_000_000), Demand.ofMonth(10_000_000), Demand.ofMonth(100_000_000));

    private static final String HEADER = """
            | a month | peak | api | worker | connections | Postgres, live | history a year | WAL a day | Redis | one Postgres |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private CapacityTable() {}

    static String of(List<Demand> demands, Measured measured, double share) {
        var table = new StringBuilder(HEADER);
        for (var demand : demands) {
            var needs = Needs.of(demand, measured, share);
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %,d/s | %d | %d | %d | %s | %s | %s | %s | %s |%n",
                    demand.monthly(),
                    demand.peak(),
                    needs.apis(),
                    needs.workers(),
                    needs.connections(),
                    bytes(needs.live()),
                    bytes(needs.historyYear()),
                    bytes(needs.walDay()),
                    bytes(needs.redis()),
                    needs.enough() ? "does" : "of more than two cores"));
        }
        return table.toString();
    }

    private static String bytes(double bytes) {
        return bytes < 1e9 ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%,.0f GB", bytes / 1e9);
    }
}
