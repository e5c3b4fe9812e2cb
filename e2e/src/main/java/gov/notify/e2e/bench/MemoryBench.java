package gov.notify.e2e.bench;

import java.util.ArrayList;
import java.util.List;

/// The most memory that api and worker used under the loads of this run.
final class MemoryBench {
    private static final double GOAL = 400;

    private MemoryBench() {}

    static List<Row> memory(Stage stage) {
        if (!stage.memory().containsKey("worker")) {
            // Run alone: nothing has been loaded yet.
            AcceptBench.accept(stage);
            SendBench.send(stage, "email");
        }
        var rows = new ArrayList<Row>();
        stage.memory()
                .forEach((kind, most) -> rows.add(Row.atMost(
                        GOAL, rows.isEmpty() ? "memory" : "memory_" + kind, "MB " + kind, new Runs(List.of((double)
                                most)))));
        stage.memoryParts()
                .forEach((part, most) ->
                        rows.add(Row.atMost(GOAL, "memory_" + part, "MB " + part, new Runs(List.of((double) most)))));
        return rows;
    }
}
