package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.Lane;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an operator can do about a message that ended three workers.
class DeadLetterTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LETTER = "SELECT id FROM dead_letters WHERE resolved_at IS NULL AND entry ->> 'id' = ?";
    private static final String REPLAY = "SELECT replay_dead_letter(?, 'grace')::text";
    private static final String DISCARD = "SELECT discard_dead_letter(?, 'grace')::text";
    private static final String RESOLUTION =
            "SELECT resolution || ' by ' || resolved_by FROM dead_letters WHERE id = ?";

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void replayed_it_is_sent_and_the_letter_says_by_whom() {
        var message = ended();
        var letter = letterOf(message);

        workshop.one(REPLAY, letter);
        assertThat(workshop.one(
                        "SELECT lane || deaths || (ambiguous_until <= now()) FROM send_queue WHERE notification_id = ?",
                        message))
                .isEqualTo("high0true");
        workshop.start();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.emails.callsFor(message)).isEqualTo(1);
        assertThat(workshop.one(RESOLUTION, letter)).isEqualTo("replayed by grace");
        assertThatThrownBy(() -> workshop.one(REPLAY, letter)).isInstanceOf(Sql.Refused.class);
        assertThatThrownBy(() -> workshop.one(DISCARD, letter)).isInstanceOf(Sql.Refused.class);
    }

    @Test
    void replayed_in_vain_it_has_another_letter() {
        var message = ended();
        var letter = letterOf(message);

        workshop.one(REPLAY, letter);
        endedByWorkers(message);

        assertThat(letterOf(message)).isNotEqualTo(letter);
        assertThat(workshop.one(RESOLUTION, letter)).isEqualTo("replayed by grace");
    }

    @Test
    void discarded_it_stays_as_it_is() {
        var message = ended();
        var letter = letterOf(message);

        workshop.one(DISCARD, letter);

        assertThat(workshop.one(RESOLUTION, letter)).isEqualTo("discarded by grace");
        assertThat(workshop.status(message)).isEqualTo("technical-failure");
        assertThat(workshop.isQueued(message)).isFalse();
    }

    @Test
    void erased_or_signed_by_nobody_it_cannot_be_replayed() {
        var message = ended();
        var letter = letterOf(message);

        assertThatThrownBy(() -> workshop.one("SELECT replay_dead_letter(?, ' ')::text", letter))
                .isInstanceOf(Sql.Refused.class);
        workshop.run("DELETE FROM notification_payloads");
        assertThatThrownBy(() -> workshop.one(REPLAY, letter)).isInstanceOf(Sql.Refused.class);

        assertThat(letterOf(message)).isEqualTo(letter);
        assertThat(workshop.status(message)).isEqualTo("technical-failure");
    }

    @Test
    void a_receipt_that_could_not_be_applied_is_looked_at_again() {
        var receipt = UUID.randomUUID();
        workshop.run("INSERT INTO receipt_inbox (id, received_at, provider, event_key, kind, body, attempts,"
                + " next_attempt_at) VALUES ('" + receipt + "', now(), 'ses', 'key', 'Delivery', '{}', 5,"
                + " now() + interval '1 hour')");
        workshop.run("INSERT INTO dead_letters VALUES (gen_random_uuid(), 'receipts', 'rcpt',"
                + " jsonb_build_object('id', '" + receipt + "'), 'failed too often', 5, now(), now())");
        var letter = letterOf(receipt);

        workshop.one(REPLAY, letter);

        assertThat(workshop.one(
                        "SELECT attempts || ' ' || (next_attempt_at < now()) FROM receipt_inbox WHERE id = ?", receipt))
                .isEqualTo("0 true");
        assertThat(workshop.one(RESOLUTION, letter)).isEqualTo("replayed by grace");
    }

    private UUID ended() {
        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        endedByWorkers(message);
        return message;
    }

    private void endedByWorkers(UUID message) {
        workshop.one(
                "UPDATE send_queue SET deaths = 2, claim_owner = 'dead/1', claim_until = now() - interval '1 s'"
                        + " WHERE notification_id = ? RETURNING 1",
                message);
        try (var _ = workshop.start()) {
            await().atMost(SOON).until(() -> workshop.status(message).equals("technical-failure"));
            await().atMost(SOON).until(() -> !workshop.isQueued(message));
        }
    }

    private UUID letterOf(UUID message) {
        return UUID.fromString(workshop.one(LETTER, message.toString()));
    }
}
