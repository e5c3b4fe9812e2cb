package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.worker.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueMessagesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDatabase database = TestDatabase.withClock();
    private final DueMessages messages = new DueMessages(database.pool(), List.of(Channel.values()));

    @BeforeEach
    void itIsNoon() {
        database.stopsAt(NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothing_is_due_in_an_empty_queue() {
        assertThat(messages.read()).isEqualTo(new DueMessages.Found(0, Duration.ZERO));
    }

    @Test
    void what_could_go_and_nobody_has_taken_is_due_from_the_moment_that_it_could() {
        queue("sms", "90 s", null);
        queue("email", "30.5 s", null);
        queue("sms", "0 s", null);

        assertThat(messages.read()).isEqualTo(new DueMessages.Found(3, Duration.ofSeconds(90)));
    }

    @Test
    void what_waits_for_its_senders_rate_or_for_another_try_is_not_due() {
        queue("sms", "-1 ms", null);
        database.run("update send_queue set waits_for = '+18005550100'");
        queue("email", "-10 min", null);

        assertThat(messages.read()).isEqualTo(new DueMessages.Found(0, Duration.ZERO));
    }

    @Test
    void what_a_worker_has_taken_is_not_due_until_its_claim_runs_out() {
        queue("sms", "60 s", "1 ms");
        queue("sms", "60 s", "0 s");
        assertThat(messages.read().messages()).isZero();

        database.stopsAt(NOON.plusMillis(1));
        assertThat(messages.read().messages()).isEqualTo(1);
        database.stopsAt(NOON.plusMillis(2));
        assertThat(messages.read().messages()).isEqualTo(2);
    }

    @Test
    void a_worker_of_texts_alone_looks_at_no_emails() {
        queue("sms", "5 s", null);
        queue("email", "60 s", null);

        assertThat(new DueMessages(database.pool(), List.of(Channel.SMS)).read())
                .isEqualTo(new DueMessages.Found(1, Duration.ofSeconds(5)));
    }

    @Test
    void of_very_many_no_more_are_counted_than_any_decision_needs() {
        database.run("insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                + " select gen_random_uuid(), gen_random_uuid(), 'sms', 'bulk',"
                + " now() - i * interval '1 s', now() from generate_series(1, 20010) as i");

        assertThat(messages.read()).isEqualTo(new DueMessages.Found(DueMessages.MOST, Duration.ofSeconds(20010)));
    }

    private void queue(String channel, String ago, @Nullable String claimedFor) {
        database.run(
                "insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at, claim_until)"
                        + " values ('" + UUID.randomUUID() + "', '" + UUID.randomUUID() + "', '" + channel
                        + "', 'normal', now() - interval '" + ago + "', now(), "
                        + (claimedFor == null ? "null" : "now() + interval '" + claimedFor + "'") + ")");
    }
}
