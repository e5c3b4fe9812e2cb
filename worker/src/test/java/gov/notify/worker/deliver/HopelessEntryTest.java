package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.queue.Hint;
import gov.notify.queue.WorkStream;
import gov.notify.worker.stream.LaneGroup;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Entries that no handler can work on.
class HopelessEntryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void what_a_handler_always_fails_at_becomes_a_dead_letter() {
        workshop.set("notify.stream.deliveries", "2");
        workshop.start(new LaneGroup("receipts", List.of(WorkStream.RECEIPTS), 4, (_, _) -> {
            throw new IllegalStateException("a bug");
        }));
        var poison = UUID.randomUUID();

        workshop.hint(Hint.receipt(poison));

        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT count(*) FROM dead_letters WHERE entry ->> 'id' = ?", poison.toString())
                        .equals("1"));
        await().atMost(SOON).until(() -> workshop.length("nq:{0}:receipts") == 0);
        assertThat(workshop.length("nq:{0}:dead")).isEqualTo(1);
    }

    @Test
    void what_nobody_can_read_becomes_a_dead_letter_at_once() {
        workshop.start();

        workshop.calls.call(Command.XADD, List.of("nq:{0}:send:email:high", "*", "v", "99", "id", "some\0thing"));

        await().atMost(SOON)
                .until(() -> workshop.one("SELECT kind FROM dead_letters").equals("unreadable"));
        await().atMost(SOON).until(() -> workshop.length("nq:{0}:send:email:high") == 0);
    }
}
