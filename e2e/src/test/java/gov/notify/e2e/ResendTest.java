package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// One Idempotency-Key, one message: whoever asks again, whatever was restarted or forgotten in between.
class ResendTest {
    private static final String SMS = "/v2/notifications/sms";

    private final World world = SharedWorld.world();
    private final String body = world.demo().smsBody("+12025550177");
    private final String key = UUID.randomUUID().toString();

    @Test
    void gives_the_first_answer_again() {
        var first = send(body);
        var again = send(body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("idempotent-replayed")).isEmpty();
        assertReplayed(again, first);
    }

    @Test
    void remembers_through_a_restart_of_the_api_and_an_emptied_redis() {
        var first = send(body);

        var api = SharedWorld.api();
        api.program().kill();
        world.outside().redis().command("FLUSHALL");
        restarted(api);

        assertReplayed(send(body), first);
    }

    @Test
    void holds_across_api_instances() {
        var first = send(body);
        var other = world.startApi();
        try {
            assertReplayed(send(other, body), first);
        } finally {
            world.end(other);
            world.tellReceiptsWhere();
        }
    }

    @Test
    void refuses_another_body() {
        send(body);
        var answer = send(world.demo().smsBody("+12025550178"));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void makes_one_message_of_many_simultaneous_requests() {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        SharedWorld.manyAtOnce(30, _ -> {
            var answer = send(body);
            assertThat(answer.status()).as(answer.body()).isIn(201, 409);
            if (answer.status() == 201) {
                ids.add(answer.json().path("id").asText());
            }
        });

        assertThat(ids).hasSize(1);
    }

    private Web.Answer send(String json) {
        return SharedWorld.post(SMS, json, Map.of("Idempotency-Key", key));
    }

    private Web.Answer send(Server api, String json) {
        return Web.call(
                "POST",
                api.url() + SMS,
                json,
                Map.of(
                        "Idempotency-Key",
                        key,
                        "Authorization",
                        "Bearer " + world.demo().token()));
    }

    private void restarted(Server api) {
        world.relaunch(api).awaitReady(Duration.ofMinutes(4));
    }

    private static void assertReplayed(Web.Answer again, Web.Answer first) {
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.header("idempotent-replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
    }
}
