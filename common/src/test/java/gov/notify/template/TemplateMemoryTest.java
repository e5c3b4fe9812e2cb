package gov.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.snapshot.Snapshots;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TemplateMemoryTest {

    @Test
    void a_few_templates_of_great_length_do_not_fill_a_worker() {
        assertThat(kept("x".repeat(500_000), 60)).isBetween(1, 16);
    }

    @Test
    void thousands_of_usual_templates_are_kept() {
        assertThat(kept("Dear ((name)), it is ready.", 5_000)).isEqualTo(5_000);
    }

    // How many of them need not be read again.
    private static int kept(String content, int templates) {
        var loads = new AtomicInteger();
        var bound = new Snapshots.Bound<TemplateSnapshot>(8_000_000, TemplateSnapshot::weight);
        var snapshots = Snapshots.<Integer, TemplateSnapshot>unchanging(
                _ -> {
                    loads.incrementAndGet();
                    return Optional.of(template(content));
                },
                bound);
        for (int i = 0; i < templates; i++) {
            snapshots.find(i);
        }
        loads.set(0);
        for (int i = templates - 1; i >= 0; i--) {
            snapshots.find(i);
        }
        return templates - loads.get();
    }

    private static TemplateSnapshot template(String content) {
        return new TemplateSnapshot(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Channel.SMS,
                "greeting",
                null,
                content,
                false,
                false,
                "normal",
                false,
                Instant.EPOCH,
                null,
                "author@example.gov");
    }
}
