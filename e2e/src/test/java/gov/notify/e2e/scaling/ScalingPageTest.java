package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// What docs/scaling.md says of the simulation.
class ScalingPageTest {

    private final String page;

    ScalingPageTest() throws IOException {
        page = Files.readString(Project.root().resolve("docs/scaling.md"));
    }

    @Test
    void its_table_is_what_the_simulation_prints_with_the_documented_figures() {
        assertThat(page).contains(ScalingTable.of(WorkerModel.documented()));
    }

    @Test
    void its_assumptions_are_those_of_the_model() throws IOException {
        var model = WorkerModel.documented();
        assertThat(page)
                .contains(
                        model.perSecond() + "/s",
                        model.startSeconds() + " s",
                        "`NOTIFY_AUTOSCALER_WORKER_RATE` (" + ScalingRun.DECLARED_RATE + ")");
        assertThat(Files.readString(Project.root().resolve("docs/configuration.md")))
                .containsPattern("`NOTIFY_AUTOSCALER_WORKER_RATE` .*\\| `" + ScalingRun.DECLARED_RATE + "` \\|");
    }
}
