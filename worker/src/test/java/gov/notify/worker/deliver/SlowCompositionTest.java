package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Emails that take longer to compose than a claim lasts, on a machine that is busy or slow.
class SlowCompositionTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LARGE = 40_000;

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void one_that_outlasts_its_claim_is_sent_once_and_looks_dead_to_nobody() {
        workshop.start();
        workshop.start();
        workshop.slowTemplate();
        var slow = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        await().atMost(SOON).until(() -> !claim().equals("none"));
        var first = claim();

        await("it still has the claim when three have passed")
                .atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT count(*) FROM send_queue WHERE claim_owner = ?"
                                        + " AND claim_until > first_attempt_at + interval '10.5 s'",
                                first)
                        .equals("1"));
        assertThat(workshop.one("SELECT deaths FROM send_queue")).isEqualTo("0");
        workshop.composes();

        await().atMost(SOON).until(() -> workshop.status(slow).equals("sending"));
        assertThat(workshop.emails.calls()).containsExactly(slow);
    }

    @Test
    void those_beside_it_are_sent_once_and_count_no_death() {
        workshop.name("A".repeat(LARGE));
        var messages = new ArrayList<>(workshop.queued(4, Channel.EMAIL, Lane.NORMAL));
        workshop.slowTemplate();
        messages.addAll(workshop.queued(1, Channel.EMAIL, Lane.NORMAL));
        workshop.usualTemplate();
        messages.addAll(workshop.queued(4, Channel.EMAIL, Lane.NORMAL));
        workshop.name("Ada");
        messages.addAll(workshop.queued(4, Channel.EMAIL, Lane.NORMAL));

        workshop.start();
        await("three times as long as a claim lasts")
                .atMost(SOON)
                .until(() -> workshop.one("SELECT count(*) FROM send_queue"
                                        + " WHERE now() > first_attempt_at + interval '10.5 s'")
                                .compareTo("0")
                        > 0);
        assertThat(workshop.one("SELECT max(deaths) FROM send_queue")).isEqualTo("0");
        workshop.composes();

        await().atMost(SOON.multipliedBy(2)).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates().hasSize(messages.size());
    }

    private String claim() {
        return workshop.one("SELECT claim_owner FROM send_queue WHERE claim_owner IS NOT NULL");
    }
}
