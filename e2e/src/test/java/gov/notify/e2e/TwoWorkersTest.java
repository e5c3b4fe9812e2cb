package gov.notify.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.e2e.load.LoadRecipients;
import gov.notify.e2e.world.Aws;
import gov.notify.e2e.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two workers side by side, and one that dies.
class TwoWorkersTest {
    private static final int MESSAGES = 500;

    private final World world = SharedWorld.world();

    @AfterEach
    void an_obliging_provider() {
        world.aws().behaveWell();
    }

    @Test
    void hand_each_of_500_messages_over_exactly_once() {
        var ids = send("once", MESSAGES);

        await().atMost(30, SECONDS).until(() -> world.db().number("select count(*) from send_queue") == 0);
        assertThat(handedOver(ids)).hasSize(MESSAGES).doesNotHaveDuplicates().containsAll(ids);
    }

    @Test
    void all_500_messages_arrive_though_one_is_killed_in_the_middle() {
        world.aws().behave("{\"latency_ms\":300}");
        var ids = send("killed", MESSAGES);
        var doomed = world.workers().getFirst();
        await().atMost(20, SECONDS).until(() -> !handedOver(ids).isEmpty());

        doomed.program().kill();

        world.aws().behave("{\"latency_ms\":0}");
        await().atMost(60, SECONDS).until(() -> Set.copyOf(handedOver(ids)).containsAll(ids));
        await().atMost(30, SECONDS).until(() -> world.db().number("select count(*) from send_queue") == 0);
        world.relaunch(doomed);
    }

    private List<String> handedOver(Set<String> ids) {
        return world.aws().ledger().stream()
                .map(Aws.Taken::notificationId)
                .filter(ids::contains)
                .toList();
    }

    private Set<String> send(String purpose, int messages) {
        var ids = ConcurrentHashMap.<String>newKeySet();
        SharedWorld.manyAtOnce(messages, n -> {
            var to = purpose + "." + LoadRecipients.email(n);
            var answer =
                    SharedWorld.post("/v2/notifications/email", world.demo().emailBody(to), Map.of());
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            ids.add(answer.json().path("id").asText());
        });
        return ids;
    }
}
