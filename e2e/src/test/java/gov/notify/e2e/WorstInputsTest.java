package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The largest inputs that are accepted, many at once, against the packaged programs with exactly the options of their
/// manifests: out of memory is the end of a process there, so one that lives has stayed within its bounds.
class WorstInputsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final World WORLD = World.start("worst");
    private static final String PROSE = "plain prose of nine words, again and again, ";

    private final Server api = WORLD.startApi();

    @BeforeEach
    void lift() {
        WORLD.liftLimits();
    }

    @AfterEach
    void end() {
        WORLD.workers().forEach(WORLD::end);
        List.of("send_queue", "notifications", "notification_payloads")
                .forEach(table -> WORLD.db().run("delete from " + table));
        WORLD.end(api);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void an_api_outlives_bodies_of_nothing_but_tiny_objects() {
        var tiny = "{},".repeat(10 * 1024 * 1024 / 3 - 200) + "{}";
        var objects = "\",\"personalisation\":{\"name\":\"Zoë\",\"thing\":[" + tiny + "]}}";
        var keys = "\",\"personalisation\":{" + distinctKeys(9 * 1024 * 1024) + "\"thing\":1,\"name\":1}}";

        var bodies = Stream.of(objects, keys)
                .map(rest -> email().replace("\",\"personalisation\":{}}", rest))
                .<Supplier<Web.Answer>>map(body -> () -> post("/v2/notifications/email", body))
                .toList();

        var alone = bodies.stream().flatMap(body -> times(4, body)).toList();
        var together = atOnce(8, bodies);

        goesOn();
        assertThat(alone).extracting(Web.Answer::status).isSubsetOf(400, 503, 0).contains(400);
        assertThat(together).extracting(Web.Answer::status).isSubsetOf(400, 503, 0);
    }

    @Test
    void an_api_outlives_a_crowd_of_bodies_as_large_as_an_email_may_be() {
        var body = email().replace("{}", "{\"name\":\"Zoë\",\"thing\":\"" + PROSE.repeat(44_000) + "\"}");

        var answers = atOnce(200, List.of(() -> post("/v2/notifications/email", body)));

        var stored = WORLD.db().number("select count(*) from notifications");
        goesOn();
        // None may get through while all speak at once; who comes again is served.
        isAccepted(patiently(() -> post("/v2/notifications/email", body)));
        assertThat(answers).extracting(Web.Answer::status).isSubsetOf(201, 503, 0);
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count())
                .as("who is cut off has sent nothing")
                .isEqualTo(stored);
    }

    @Test
    void an_api_outlives_a_crowd_whose_messages_cannot_be_stored() throws SQLException {
        var tiny = "{\"name\":\"Zoë\",\"thing\":[" + "{},".repeat(10_000) + "{}]}";
        var body = email().replace("{}", tiny);

        List<Web.Answer> answers;
        try (var connection = WORLD.db().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table send_queue in exclusive mode");
            answers = atOnce(800, List.of(() -> post("/v2/notifications/email", body)));
            connection.rollback();
        }

        goesOn();
        assertThat(answers).extracting(Web.Answer::status).isSubsetOf(201, 503, 0);
    }

    @Test
    void an_api_outlives_readers_of_pages_that_are_full_of_large_messages() {
        times(250, () -> patiently(() -> sendEmail(PROSE.repeat(22_000)))).forEach(WorstInputsTest::isAccepted);

        var pages = atOnce(8, List.of(() -> get("/v2/notifications?template_type=email"), () -> get("/notifications")));

        goesOn();
        assertThat(pages).extracting(Web.Answer::status).isSubsetOf(200, 400, 503, 0);
        assertThat(pages.stream().filter(page -> page.status() == 200))
                .allSatisfy(page -> assertThat(page.json().get("notifications")).isNotEmpty());
    }

    @Test
    void a_worker_outlives_the_worst_messages_that_an_api_accepts() {
        WORLD.set("NOTIFY_DELIVERY_RATES_EMAIL", "1000");
        WORLD.set("NOTIFY_DELIVERY_RATES_TOLL_FREE", "1000");
        var unrenderable = times(8, () -> patiently(() -> sendEmail("a\\n\\n".repeat(600_000))));
        var many = Stream.of(
                        "a\\n\\n".repeat(40_000),
                        "* a\\n".repeat(40_000),
                        "# a\\n\\n".repeat(35_000),
                        "Überweisung für Zoë und Łucja, ".repeat(55_000),
                        PROSE.repeat(44_000))
                .flatMap(thing -> times(13, () -> patiently(() -> sendEmail(thing))))
                .toList();
        // White space that is written as one space: the message is short, what is stored for it is not.
        var texts = times(200, () -> patiently(() -> sendText(" ".repeat(500_000) + "permit")))
                .toList();
        var pretended = times(200, () -> patiently(() -> sendPretended(" ".repeat(500_000) + "permit")))
                .toList();

        var worker = WORLD.startWorker();
        World.await(
                "the worker has worked everything off, or ended:\n" + worker.log(),
                PATIENCE,
                () -> !worker.program().isAlive() || WORLD.db().number("select count(*) from send_queue") == 0);

        lives(worker);
        Stream.of(unrenderable, many.stream(), texts.stream(), pretended.stream())
                .flatMap(answers -> answers)
                .forEach(WorstInputsTest::isAccepted);
        assertThat(WORLD.db()
                        .number("select count(*) from notifications"
                                + " where notification_status not in ('sending', 'delivered')"))
                .as("none failed, but for those that would be too large when rendered")
                .isEqualTo(8);
        assertThat(WORLD.db()
                        .number("select count(*) from notifications where notification_status = 'technical-failure'"))
                .isEqualTo(8);
    }

    @Test
    void both_outlive_emails_made_of_growing_characters() {
        WORLD.set("NOTIFY_DELIVERY_RATES_EMAIL", "1000");
        var worker = WORLD.startWorker();
        var sends = Stream.of(
                        "\\ud83d\\ude00".repeat(480_000), // twelve bytes of JSON, four of UTF-8
                        "\\\"".repeat(1_900_000), // a curly quote in HTML, of three bytes
                        "\\u0001".repeat(1_700_000), // a byte that is six in the JSON of what is stored and of what is
                        // sent
                        "&".repeat(190_000), // a reference in HTML, as are the next
                        "<".repeat(190_000))
                .map(WorstInputsTest::emailOf)
                .<Supplier<Web.Answer>>map(body -> () -> persistently(() -> post("/v2/notifications/email", body)))
                .toList();

        var answers = atOnce(12, sends);
        World.await(
                "all are delivered, or the worker has ended:\n" + worker.log(),
                PATIENCE,
                () -> !worker.program().isAlive()
                        || WORLD.db()
                                        .number("select count(*) from notifications"
                                                + " where notification_status <> 'delivered'")
                                == 0);

        lives(api);
        lives(worker);
        answers.forEach(WorstInputsTest::isAccepted);
        assertThat(WORLD.db().number("select count(*) from notifications"))
                .as("a caller who gave up waiting may have sent twice")
                .isGreaterThanOrEqualTo(answers.size());
    }

    private static void lives(Server server) {
        World.await(
                server.kind() + " is ready, or ended",
                PATIENCE,
                () -> !server.program().isAlive() || server.isReady());
        assertThat(server.program().isAlive())
                .as(() -> server.program().lastWords())
                .isTrue();
        assertThat(server.program().memory().most())
                .as("MB, at the most, of those that the manifest asks for")
                .isLessThan(512);
    }

    /// It lives, and the next send is accepted.
    private void goesOn() {
        lives(api);
        World.await("a send is accepted", PATIENCE, () -> sendEmail("permit").status() == 201);
    }

    /// The answer when it is no longer asked to come back: a crowd before it may not have gone yet.
    private static Web.Answer patiently(Supplier<Web.Answer> send) {
        var answers = new ArrayList<Web.Answer>();
        World.await(
                "room for a send",
                PATIENCE,
                () -> answers.add(send.get()) && answers.getLast().status() != 503);
        return answers.getLast();
    }

    /// The answer to a caller who also comes again when it was cut off while still speaking: it has sent
    /// nothing.
    private static Web.Answer persistently(Supplier<Web.Answer> send) {
        var answers = new ArrayList<Web.Answer>();
        World.await(
                "an answer",
                PATIENCE,
                () -> answers.add(patiently(send)) && answers.getLast().status() != 0);
        return answers.getLast();
    }

    /// Each of the calls so many times, all at once; status 0 is a caller who was cut off while still speaking.
    private static List<Web.Answer> atOnce(int times, List<Supplier<Web.Answer>> calls) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<CompletableFuture<Web.Answer>>();
            for (int i = 0; i < times; i++) {
                calls.forEach(call -> answers.add(CompletableFuture.supplyAsync(call, callers)));
            }
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Stream<Web.Answer> times(int times, Supplier<Web.Answer> send) {
        return Stream.generate(send).limit(times).toList().stream();
    }

    private static String distinctKeys(int bytes) {
        var keys = new StringBuilder(bytes + 20);
        for (int i = 0; keys.length() < bytes; i++) {
            keys.append('"').append(Integer.toString(i, 36)).append("\":0,");
        }
        return keys.toString();
    }

    private static void isAccepted(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String email() {
        return "{\"email_address\":\"zoe@example.com\",\"template_id\":\""
                + WORLD.demo().emailTemplateId() + "\",\"personalisation\":{}}";
    }

    /// @param thing as JSON writes it
    private static String emailOf(String thing) {
        return email().replace("{}", "{\"name\":\"Zoë\",\"thing\":\"" + thing + "\"}");
    }

    private Web.Answer sendEmail(String thing) {
        return post("/v2/notifications/email", emailOf(thing));
    }

    private Web.Answer sendText(String thing) {
        return post("/v2/notifications/sms", text(thing));
    }

    private Web.Answer sendPretended(String thing) {
        return call("POST", "/v2/notifications/sms", text(thing), WORLD.demo().test());
    }

    private static String text(String thing) {
        return "{\"phone_number\":\"+12025550143\",\"template_id\":\""
                + WORLD.demo().smsTemplateId()
                + "\",\"personalisation\":{\"name\":\"Zoë\",\"thing\":\"" + thing + "\"}}";
    }

    private Web.Answer post(String path, String body) {
        return call("POST", path, body, WORLD.demo().normal());
    }

    private Web.Answer get(String path) {
        return call("GET", path, "", WORLD.demo().normal());
    }

    private Web.Answer call(String method, String path, String body, String key) {
        var token = WORLD.demo().token(key, Instant.now());
        var headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        try {
            return Web.tryCall(method, api.url() + path, body, headers);
        } catch (IOException e) {
            return new Web.Answer(0, "", Map.of());
        }
    }
}
