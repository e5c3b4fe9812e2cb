package gov.notify.e2e.capacity;

import gov.notify.e2e.bench.Figures;
import gov.notify.e2e.world.Project;
import java.util.List;

/// Prints the table: `make capacity MONTHLY=1000000 PEAK=20 RETENTION=7 SHARE=0.1`, by the figures of `make bench` where it
/// has been run.
public final class Capacity {

    private Capacity() {}

    @SuppressWarnings("SystemOut") // the table is what this program is for
    public static void main(String[] arguments) {
        try {
            var share = Double.parseDouble(setting("SHARE", String.valueOf(Needs.SHARE)));
            var measured = Measured.of(Figures.of(Project.root().resolve("e2e/target/bench.json")));
            System.out.print(CapacityTable.of(demands(), measured, share));
        } catch (IllegalArgumentException e) {
            System.err.println("MONTHLY, PEAK, RETENTION and SHARE are numbers: " + e.getMessage());
            System.exit(2);
        }
    }

    private static List<Demand> demands() {
        var monthly = setting("MONTHLY", "");
        if (monthly.isEmpty()) {
            return CapacityTable.SHOWN;
        }
        var usual = Demand.ofMonth(Long.parseLong(monthly));
        return List.of(new Demand(
                usual.monthly(),
                Integer.parseInt(setting("PEAK", String.valueOf(usual.peak()))),
                Integer.parseInt(setting("RETENTION", String.valueOf(usual.retentionDays())))));
    }

    private static String setting(String name, String otherwise) {
        var value = System.getenv().getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }
}
