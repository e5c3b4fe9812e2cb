package gov.notify.e2e.scaling;

import gov.notify.e2e.world.Project;

/// Prints the table: `make simulate-scaling`. `SHARE=0.2` says which share of the measured machine a worker has.
public final class SimulateScaling {

    private SimulateScaling() {}

    @SuppressWarnings("SystemOut") // the table is what this program is for
    public static void main(String[] arguments) {
        var share = System.getenv().getOrDefault("SHARE", "").strip();
        var model = WorkerModel.measured(
                Project.root().resolve("e2e/target/bench.json"),
                share.isEmpty() ? WorkerModel.SHARE : Double.parseDouble(share));
        System.out.println("A worker sends " + model.perSecond() + "/s and takes " + model.startSeconds()
                + " s to start: " + model.source());
        System.out.println();
        System.out.print(ScalingTable.of(model));
    }
}
