package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.log.MessageLog;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.Reason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Messages on their way from the queue to a provider.
class DeliveryTest {

    private static final Reason REASON = Reason.of("Trouble", "something broke");

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void hands_over_what_is_queued_and_notes_the_reference() {
        workshop.start();

        var email = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        var text = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.allAre("sending", List.of(email, text)));
        assertThat(workshop.one("SELECT reference FROM notifications WHERE id = ?", email))
                .isEqualTo("ref-" + email);
        assertThat(workshop.one("SELECT message_id || sent_by || billable_units FROM notifications WHERE id = ?", text))
                .isEqualTo("ref-" + text + "sns1");
        assertThat(workshop.isQueued(email)).isFalse();
    }

    @Test
    void a_line_in_the_log_tells_of_each_hand_over_and_of_each_end_without_naming_anybody() {
        try (var log = new LogLines(MessageLog.class.getName())) {
            workshop.emails.answers(
                    (message, call) -> call == 1 ? new Handover.TryLater(REASON) : FakeProvider.accepted(message));
            workshop.texts.answers((_, _) -> new Handover.Refused(REASON));
            workshop.start();
            var email = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
            var text = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

            await().atMost(SOON).until(() -> log.has(email + " provider=ses answer=accepted"));
            await().atMost(SOON).until(() -> log.has("ended: notification=" + text));

            var all = String.join("\n", log.all());
            assertThat(all)
                    .containsPattern(email + " provider=ses answer=trylater reference=- status=created ms=\\d+")
                    .containsPattern(
                            email + " provider=ses answer=accepted reference=ref-" + email + " status=sending ms=\\d+")
                    .containsPattern(text + " provider=sns answer=refused reference=- status=technical-failure ms=\\d+")
                    .containsPattern(text + " provider=sns reference=- status=technical-failure ms=\\d+")
                    .doesNotContain("someone", "example.com", "2025550143", "Ada");
        }
    }

    @Test
    void what_a_broken_provider_says_of_a_person_is_not_logged() {
        try (var log = new LogLines(ProviderCalls.class.getName())) {
            workshop.emails.answers((message, _) -> {
                throw new IllegalStateException("cannot parse " + message.to().value());
            });
            workshop.start();
            var email = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

            await().atMost(SOON).until(() -> log.has("ses failed at " + email));

            assertThat(String.join("\n", log.all()))
                    .contains("java.lang.IllegalStateException", "at gov.notify.")
                    .doesNotContain("someone");
        }
    }

    @Test
    void two_workers_hand_over_each_message_exactly_once() {
        workshop.start();
        workshop.start();

        var messages = workshop.queued(500, Channel.EMAIL, Lane.NORMAL);

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates().hasSize(500);
    }

    @Test
    void a_sign_in_code_overtakes_what_waits_in_lower_lanes() {
        workshop.set("notify.delivery.permits", "4");
        workshop.emails.holdsEveryCall();
        workshop.start();
        var bulk = workshop.queued(300, Channel.EMAIL, Lane.BULK);
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 4);

        var code = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        workshop.emails.letsGo();

        await().atMost(SOON).until(() -> workshop.allAre("sending", bulk));
        assertThat(workshop.emails.calls().indexOf(code)).isBetween(0, 100);
    }

    @Test
    void callbacks_are_noted_and_hinted_at_to_nobody() {
        workshop.run("ALTER TABLE service_callback_api DROP CONSTRAINT service_callback_api_service_id_fkey,"
                + " DROP CONSTRAINT service_callback_api_updated_by_id_fkey");
        workshop.run(
                "INSERT INTO service_callback_api (id, service_id, callback_type, url, bearer_token, updated_by_id,"
                        + " version, created_at) VALUES (gen_random_uuid(), '" + DeliveryFixture.SERVICE
                        + "', 'delivery_status',"
                        + " 'https://a.example', 'sealed', gen_random_uuid(), 1, now())");
        workshop.emails.answers((_, _) -> new Handover.Refused(REASON));
        workshop.start();

        var messages = workshop.queued(10, Channel.EMAIL, Lane.NORMAL);

        await().atMost(SOON).until(() -> workshop.allAre("technical-failure", messages));
        assertThat(workshop.one("SELECT count(*) FROM callback_deliveries WHERE state = 'pending'"))
                .isEqualTo("10");
        assertThat(workshop.length("nq:{0}:callbacks")).isZero();
    }

    @Test
    void an_outcome_whose_row_was_moved_at_that_moment_is_stored_all_the_same() {
        // As if the row had gone to another partition while the statement waited: it changes nothing, once.
        workshop.run("CREATE SEQUENCE misses");
        workshop.run("CREATE FUNCTION miss_once() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN IF nextval(''misses'') = 1 THEN RETURN NULL; END IF; RETURN new; END'");
        workshop.run(
                "CREATE TRIGGER miss_once BEFORE UPDATE ON notifications FOR EACH ROW EXECUTE FUNCTION miss_once()");
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        await().atMost(SOON).until(() -> !workshop.isQueued(message));
        assertThat(workshop.emails.callsFor(message)).isEqualTo(1);
    }

    @Test
    void a_test_key_never_reaches_a_provider() {
        workshop.start();

        var message =
                workshop.queued(1, Channel.EMAIL, Lane.NORMAL, KeyType.TEST).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.emails.callsFor(message)).isZero();
        assertThat(workshop.one("SELECT reference FROM notifications WHERE id = ?", message))
                .satisfies(UUID::fromString);
    }
}
