package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.rendering.Branding;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.OutgoingMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of messages that are hard, or impossible, to compose.
class CompositionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void a_message_too_deep_for_the_stack_fails_alone() {
        workshop.start();
        workshop.endlessTemplate();
        var deep = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(deep).equals("technical-failure"));
        assertThat(workshop.one("SELECT count(*) FROM dead_letters")).isEqualTo("0");
        assertThat(workshop.isQueued(deep)).isFalse();
    }

    @Test
    void a_defect_in_reading_a_service_counts_against_its_messages_and_is_logged() {
        workshop.unreadableService(new IllegalStateException("someone@example.com"));
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        try (var log = new LogLines(GuardedComposer.class.getName())) {
            workshop.start();

            await().atMost(SOON).until(() -> attempts(message).equals("1 0"));
            assertThat(log.all())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains(message.toString(), "IllegalStateException")
                            .doesNotContain("someone"));
        }

        workshop.unreadableService(null);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> workshop.status(message).equals("sending"));
    }

    @Test
    void an_outage_of_what_services_are_read_from_counts_against_no_message() {
        workshop.unreadableService(new IllegalStateException(new SQLException("away", "57P01")));
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        workshop.start();

        await().atMost(SOON).until(() -> attempts(message).equals("0 2"));
        workshop.unreadableService(null);
        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
    }

    @Test
    void a_policy_that_nobody_knows_is_not_guessed() {
        workshop.policy("sometimes");
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        workshop.start();

        await().atMost(SOON).until(() -> attempts(message).equals("1 0"));
        assertThat(workshop.emails.calls()).isEmpty();
    }

    /// Counted and not counted ones, once it waits again.
    private String attempts(UUID message) {
        return workshop.one(
                "SELECT attempts || ' ' || deferrals FROM send_queue WHERE notification_id = ? AND claim_owner IS NULL",
                message);
    }

    @Test
    void where_to_unsubscribe_is_read_from_the_payload_and_for_older_messages_from_their_row() {
        var links = new ConcurrentHashMap<UUID, String>();
        workshop.emails.answers((message, _) -> {
            links.put(message.notificationId(), String.valueOf(((OutgoingMessage.Email) message).unsubscribeUrl()));
            return FakeProvider.accepted(message);
        });
        var older = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        workshop.one(
                "UPDATE notifications SET unsubscribe_link = 'https://example.gov/older' WHERE id = ? RETURNING 1",
                older);
        workshop.unsubscribeUrl("https://example.gov/u/1");
        var email = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        workshop.start();

        await().atMost(SOON).until(() -> workshop.allAre("sending", List.of(older, email)));
        assertThat(links)
                .containsEntry(older, "https://example.gov/older")
                .containsEntry(email, "https://example.gov/u/1");
        assertThat(workshop.one("SELECT unsubscribe_link FROM notifications WHERE id = ?", email))
                .isEqualTo("null");
    }

    @Test
    void an_email_looks_as_its_service_has_chosen() {
        var documents = new ConcurrentHashMap<UUID, String>();
        workshop.emails.answers((message, _) -> {
            documents.put(message.notificationId(), ((OutgoingMessage.Email) message).html());
            return FakeProvider.accepted(message);
        });
        workshop.start();
        var plain = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        await().atMost(SOON).until(() -> workshop.status(plain).equals("sending"));

        workshop.branding(Branding.of("org_banner", null, "National parks", "#00aa11", "Parks"));
        var branded = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(branded).equals("sending"));
        assertThat(documents.get(plain)).doesNotContain("National parks", "#00aa11");
        assertThat(documents.get(branded)).contains("National parks", "#00aa11");
    }

    @Test
    void an_email_with_an_endless_subject_fails_alone() {
        workshop.start();
        workshop.title("&".repeat(1_000_000));
        var email = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(email).equals("technical-failure"));
        assertThat(workshop.one("SELECT provider_response FROM notifications WHERE id = ?", email))
                .isEqualTo("The email is too large to send");
        assertThat(workshop.emails.calls()).isEmpty();
    }

    @Test
    void a_text_is_not_sent_in_part() {
        workshop.start();
        workshop.name("A" + " ".repeat(1_000_000) + "B");
        var text = workshop.queued(1, Channel.SMS, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(text).equals("technical-failure"));
        assertThat(workshop.texts.calls()).isEmpty();
    }

    @Test
    void very_long_messages_go_out_too() {
        workshop.start();
        workshop.name("A".repeat(1_000_000));

        var messages = workshop.queued(30, Channel.EMAIL, Lane.NORMAL);

        await().atMost(SOON.multipliedBy(3)).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates().hasSize(30);
    }

    @Test
    void an_email_that_would_grow_beyond_measure_fails_and_ends_no_worker() {
        workshop.start();
        workshop.name("a\n\n".repeat(600_000));

        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("technical-failure"));
        assertThat(workshop.emails.callsFor(message)).isZero();
        assertThat(workshop.isQueued(message)).isFalse();
    }

    @Test
    void what_was_sealed_with_a_key_that_comes_later_waits_for_it() {
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        workshop.one(
                "UPDATE notification_payloads SET sealed = set_byte(sealed, 0, 2) WHERE notification_id = ? RETURNING 1",
                message);
        workshop.start();

        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT due_at > now() + interval '30 s' FROM send_queue WHERE notification_id = ?",
                                message)
                        .equals("t"));
        assertThat(workshop.status(message)).isEqualTo("created");

        workshop.one(
                "UPDATE notification_payloads SET sealed = set_byte(sealed, 0, 1) WHERE notification_id = ? RETURNING 1",
                message);
        workshop.one("UPDATE send_queue SET due_at = now() WHERE notification_id = ? RETURNING 1", message);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> workshop.status(message).equals("sending"));
    }
}
