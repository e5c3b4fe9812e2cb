package gov.notify.e2e.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// What docs/capacity.md says of the model.
class CapacityPageTest {

    private final String page;

    CapacityPageTest() throws IOException {
        page = Files.readString(Project.root().resolve("docs/capacity.md"));
    }

    @Test
    void its_table_is_what_the_model_says_of_the_documented_figures() {
        assertThat(page).contains(CapacityTable.of(CapacityTable.SHOWN, Measured.DOCUMENTED, Needs.SHARE));
    }

    @Test
    void the_documented_figures_are_those_of_the_benchmarks_page() throws IOException {
        var figures = Files.readString(Project.root().resolve("docs/performance.md"));
        var documented = Measured.DOCUMENTED;
        assertThat(figures)
                .contains(
                        "`accept`, 64 connections | " + number(documented.accepted()) + "/s",
                        "`send_email_50ms` | " + number(documented.sent()) + "/s",
                        "`storage_live` | " + number(documented.live()) + " bytes",
                        "`storage_history` | " + number(documented.history()) + " bytes",
                        "`storage_wal` | " + number(documented.wal()) + " bytes",
                        "`storage_redis` | " + number(documented.redis()) + " bytes");
    }

    @Test
    void the_connections_are_those_that_the_page_on_scaling_names() throws IOException {
        assertThat(Files.readString(Project.root().resolve("docs/scaling.md")))
                .contains("An api uses at most " + Needs.CONNECTIONS_OF_AN_API + " connections to Postgres, a worker at most "
                        + Needs.CONNECTIONS_OF_A_WORKER);
    }

    private static String number(double figure) {
        return String.format(java.util.Locale.ROOT, "%,.0f", figure);
    }
}
