package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Packaged programs that are started while Postgres is away: they say so, may be ended, and work when it comes.
class StartWithoutPostgresTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final World WORLD = World.start("without-postgres");

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void programs_tell_that_they_wait_for_postgres_end_when_asked_and_start_to_work_when_it_is_there()
            throws Exception {
        WORLD.outside().killPostgres();
        var api = WORLD.launchApi();
        var worker = WORLD.launchWorker();
        saysThatItWaits(api);
        saysThatItWaits(worker);
        isToldToComeBack(send(api));
        assertThat(Web.get(api.url() + "/_status?simple=1").status()).isEqualTo(200);
        assertThat(Web.tryCall("GET", api.url() + "/?simple=1", "", Map.of()).status())
                .isEqualTo(503);
        saysItInOneLine(api);
        saysItInOneLine(worker);

        endsWhenAsked(api);
        endsWhenAsked(worker);

        var apiAgain = WORLD.relaunch(api);
        var workerAgain = WORLD.relaunch(worker);
        saysThatItWaits(apiAgain);
        saysThatItWaits(workerAgain);
        WORLD.outside().restartPostgres();
        apiAgain.awaitReady(PATIENCE);
        workerAgain.awaitReady(PATIENCE);
        assertThat(send(apiAgain).status()).isEqualTo(201);
        World.await("the message is sent", PATIENCE, () -> WORLD.aws().accepted() > 0);
        assertThat(Web.get(apiAgain.url() + "/?simple=1").status()).isEqualTo(200);
    }

    private static void saysThatItWaits(Server server) {
        World.await(server.kind() + " says that Postgres is away", PATIENCE, () -> {
            try {
                return server.health("live").status() == 200
                        && server.health("ready").status() == 503
                        && server.health("ready").body().contains("\"reason\": \"waiting for Postgres\"");
            } catch (IOException e) {
                return false; // not listening yet
            }
        });
    }

    private static void isToldToComeBack(Web.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(answer.body()).contains("\"status_code\":503", "\"errors\":[{\"error\":");
    }

    private static void saysItInOneLine(Server server) throws IOException {
        var log = Files.readString(server.log());
        assertThat(log).contains("Waiting for Postgres").doesNotContain("\tat ", "\\n\\tat ");
        assertThat(log.lines().filter(line -> line.contains("Waiting for Postgres")))
                .hasSize(1);
    }

    private static void endsWhenAsked(Server server) {
        assertThat(server.program().stop()).isLessThan(Duration.ofSeconds(10));
        assertThat(server.program().exitCode()).isIn(0, 143);
    }

    private static Web.Answer send(Server api) throws IOException {
        return Web.tryCall(
                "POST",
                api.url() + "/v2/notifications/sms",
                WORLD.demo().smsBody("+12025550123"),
                Map.of("Authorization", "Bearer " + WORLD.demo().token()));
    }
}
