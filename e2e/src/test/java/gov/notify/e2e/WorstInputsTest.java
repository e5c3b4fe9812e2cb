package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The largest inputs that are accepted, many at once, against the packaged programs with exactly the options of their
/// manifests: out of memory is the end of a process there, so one that lives has stayed within its bounds.
class WorstInputsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final World WORLD = World.start("worst");

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void a_worker_outlives_the_worst_messages_that_an_api_accepts() {
        WORLD.set("NOTIFY_DELIVERY_RATES_EMAIL", "1000");
        WORLD.set("NOTIFY_DELIVERY_RATES_TOLL_FREE", "1000");
        var api = WORLD.startApi();
        var unrenderable = times(8, () -> sendEmail(api, "a\\n\\n".repeat(600_000)));
        var many = Stream.of(
                        "a\\n\\n".repeat(40_000),
                        "* a\\n".repeat(40_000),
                        "# a\\n\\n".repeat(35_000),
                        "Überweisung für Zoë und Łucja, ".repeat(55_000),
                        "plain prose of nine words, again and again, ".repeat(44_000))
                .flatMap(body -> times(13, () -> sendEmail(api, body)))
                .toList();
        times(250, () -> sendText(api, "x".repeat(500_000))).forEach(WorstInputsTest::isAccepted);

        var worker = WORLD.startWorker();
        World.await(
                "the worker has worked everything off, or ended:\n" + worker.log(),
                PATIENCE,
                () -> !worker.program().isAlive() || WORLD.db().number("select count(*) from send_queue") == 0);

        assertThat(worker.program().isAlive())
                .as(() -> worker.program().lastWords())
                .isTrue();
        assertThat(worker.isReady()).isTrue();
        unrenderable.forEach(WorstInputsTest::isAccepted);
        many.forEach(WorstInputsTest::isAccepted);
        assertThat(WORLD.db()
                        .number("select count(*) from notifications where notification_type = 'sms'"
                                + " and notification_status not in ('sending', 'delivered')"))
                .isZero();
    }

    private static Stream<Web.Answer> times(int times, java.util.function.Supplier<Web.Answer> send) {
        return Stream.generate(send).limit(times).toList().stream();
    }

    private static void isAccepted(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static Web.Answer sendEmail(Server api, String thing) {
        return post(
                api,
                "email",
                "{\"email_address\":\"zoe@example.com\",\"template_id\":\""
                        + WORLD.demo().emailTemplateId() + "\",\"personalisation\":{\"name\":\"Zoë\",\"thing\":\""
                        + thing + "\"}}");
    }

    private static Web.Answer sendText(Server api, String unused) {
        return post(
                api,
                "sms",
                "{\"phone_number\":\"+12025550143\",\"template_id\":\""
                        + WORLD.demo().smsTemplateId()
                        + "\",\"personalisation\":{\"name\":\"Zoë\",\"thing\":\"permit\",\"unused\":\"" + unused
                        + "\"}}");
    }

    private static Web.Answer post(Server api, String kind, String body) {
        return Web.call(
                "POST",
                api.url() + "/v2/notifications/" + kind,
                body,
                Map.of("Authorization", "Bearer " + WORLD.demo().token(), "Content-Type", "application/json"));
    }
}
