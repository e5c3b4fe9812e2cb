package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerModelTest {

    @TempDir
    private Path folder;

    @Test
    void without_a_benchmark_the_documented_figures_hold() throws IOException {
        assertThat(WorkerModel.measured(folder.resolve("bench.json"), WorkerModel.SHARE))
                .isEqualTo(WorkerModel.documented());
        assertThat(WorkerModel.documented().perSecond()).isEqualTo(105);
        assertThat(WorkerModel.documented().startSeconds()).isEqualTo(63);

        var page = Files.readString(Project.root().resolve("docs/performance.md"));
        assertThat(page).contains("| `send_email_50ms` | 1,057/s |").containsPattern("`start_worker`.*\\| 6\\.3 s");
    }

    @Test
    void the_figures_of_a_benchmark_hold_where_it_measured_them() throws IOException {
        var bench = folder.resolve("bench.json");
        Files.writeString(bench, """
                {"benchmarks": [{"name": "send_email_50ms", "value": 2000.7},
                                {"name": "start_worker", "value": 2.1, "baseline_value": 4.05}]}
                """);

        var model = WorkerModel.measured(bench, 0.5);

        assertThat(model.perSecond()).isEqualTo(1000);
        assertThat(model.startSeconds()).isEqualTo(9);
        assertThat(model.source()).contains("bench.json").doesNotContain("performance.md");
    }

    @Test
    void what_a_benchmark_left_out_is_documented() throws IOException {
        var bench = folder.resolve("bench.json");
        Files.writeString(bench, "{\"benchmarks\": [{\"name\": \"send_email_50ms\", \"value\": 500}]}");

        var model = WorkerModel.measured(bench, WorkerModel.SHARE);

        assertThat(model.perSecond()).isEqualTo(50);
        assertThat(model.startSeconds()).isEqualTo(63);
        assertThat(model.source()).contains("bench.json", "docs/performance.md");
    }
}
