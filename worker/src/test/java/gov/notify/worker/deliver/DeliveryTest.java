package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.queue.Hint;
import gov.notify.queue.WorkStream;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.log.MessageLog;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.provider.Reason;
import gov.notify.worker.stream.LaneGroup;
import io.vertx.redis.client.Command;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Reason REASON = Reason.of("Trouble", "something broke");
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String SLOW = "+18005550111";

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
        try (var log = new LogLines(Delivery.class.getName())) {
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

        try (var log = new LogLines(Delivery.class.getName())) {
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

    @Test
    void two_workers_hand_over_each_message_exactly_once() {
        workshop.start();
        workshop.start();

        var messages = workshop.queued(500, Channel.EMAIL, Lane.NORMAL);

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates().hasSize(500);
    }

    @Test
    void a_killed_workers_messages_are_taken_over_when_its_lease_runs_out() {
        workshop.emails.holdsEveryCall();
        var doomed = workshop.start();
        var messages = workshop.queued(20, Channel.EMAIL, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 20);

        doomed.kill();
        workshop.emails.letsGo();
        workshop.start();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(messages)
                .allSatisfy(id -> assertThat(workshop.emails.callsFor(id)).isLessThanOrEqualTo(2));
    }

    @Test
    void a_dead_workers_messages_are_found_even_when_the_look_for_lost_hints_fails() {
        workshop.set("notify.delivery.ambiguous.hold-after-death", "0ms");
        workshop.start();
        var first = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        await().atMost(SOON).until(() -> workshop.status(first).equals("sending"));
        workshop.run("ALTER TABLE sweep_pace RENAME COLUMN next_at TO elsewhere"); // from now on that look fails

        var id = UUID.randomUUID();
        workshop.run(
                "INSERT INTO send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at, claim_owner,"
                        + " claim_until) VALUES ('" + id + "', '" + DeliveryFixture.SERVICE
                        + "', 'email', 'normal', now() - interval '1 h',"
                        + " now() - interval '20 s', 'dead/1', now() - interval '1 s')");

        // its notification is gone, so whoever is hinted at it lets the queue forget it
        await().atMost(SOON).until(() -> !workshop.isQueued(id));
    }

    @Test
    void nothing_is_lost_when_redis_is_emptied_while_messages_wait() {
        var messages = workshop.queued(200, Channel.EMAIL, Lane.BULK);
        workshop.flushRedis();

        workshop.start();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates();
    }

    @Test
    void nothing_is_lost_when_redis_is_emptied_under_a_working_worker() {
        workshop.set("notify.delivery.lease", "60s"); // the calls below are held longer than a short one
        workshop.emails.holdsEveryCall();
        workshop.start();
        var messages = workshop.queued(600, Channel.EMAIL, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 64);

        workshop.flushRedis();
        workshop.emails.letsGo();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates();
    }

    @Test
    void goes_on_when_redis_was_killed_and_comes_back_empty() {
        workshop.start();
        workshop.redis.kill();
        var messages = workshop.queued(50, Channel.EMAIL, Lane.NORMAL);

        workshop.redis.restartEmpty();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates();
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
    void tries_again_after_trouble_and_counts_the_attempt() {
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.TryLater(REASON) : FakeProvider.accepted(message));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.emails.callsFor(message)).isEqualTo(2);
    }

    @Test
    void a_postponed_message_comes_back_when_it_is_due_and_needs_no_sweep_for_it() {
        workshop.set("notify.sweep.every", "60s");
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.TryLater(REASON) : FakeProvider.accepted(message));
        workshop.start();

        var messages = workshop.queued(10, Channel.EMAIL, Lane.HIGH);

        await().atMost(Duration.ofSeconds(20)).until(() -> workshop.allAre("sending", messages));
    }

    @Test
    void a_hint_that_comes_before_its_message_is_due_comes_again_and_needs_no_sweep_for_it() {
        workshop.set("notify.sweep.every", "60s");
        var messages = workshop.queued(3, Channel.EMAIL, Lane.NORMAL);
        workshop.run("UPDATE send_queue SET due_at = now() + interval '3 s'");
        workshop.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.one("SELECT bool_and(n.sent_at >= n.created_at + interval '2 s') FROM notifications n"))
                .isEqualTo("t");
    }

    @Test
    void being_throttled_costs_a_message_no_attempt() {
        workshop.emails.answers((message, call) ->
                call == 1 ? new Handover.Throttled(Duration.ofSeconds(2)) : new Handover.TryLater(REASON));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.emails.callsFor(message) == 2);
        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT attempts || '/' || deferrals || '/' || coalesce(claim_owner, 'free') FROM send_queue"
                                        + " WHERE notification_id = ?",
                                message)
                        .equals("1/1/free"));
    }

    @Test
    void a_refused_message_fails_at_once_with_its_reason() {
        workshop.emails.answers((_, _) -> new Handover.Refused(REASON));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("technical-failure"));
        assertThat(workshop.one("SELECT provider_response FROM notifications WHERE id = ?", message))
                .isEqualTo("something broke");
        assertThat(workshop.isQueued(message)).isFalse();
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
    void an_unanswered_message_is_sent_again() {
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.Unknown(REASON) : FakeProvider.accepted(message));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.one("SELECT ambiguous FROM notifications WHERE id = ?", message))
                .isEqualTo("t");
    }

    @Test
    void a_provider_that_takes_messages_and_never_answers_gets_each_twice_at_most() {
        workshop.set("notify.delivery.ambiguous.hold-high", "100ms");
        workshop.emails.answers((_, _) -> new Handover.Unknown(REASON));
        workshop.texts.answers((_, _) -> new Handover.Unknown(REASON));
        workshop.start();

        var email = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        var text = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.allAre("sending", List.of(email, text)));
        assertThat(workshop.isQueued(email)).isFalse();
        assertThat(workshop.isQueued(text)).isFalse();
        assertThat(workshop.emails.callsFor(email)).isEqualTo(2);
        assertThat(workshop.texts.callsFor(text)).isEqualTo(2);
        assertThat(workshop.one("SELECT ambiguous AND message_id IS NULL FROM notifications WHERE id = ?", text))
                .isEqualTo("t");
    }

    @Test
    void a_worker_that_stores_its_outcomes_after_its_lease_ran_out_was_not_overtaken() {
        workshop.set("notify.delivery.ambiguous.hold-after-death", "10s");
        workshop.texts.holdsEveryCall();
        workshop.start();
        var messages = workshop.queued(20, Channel.SMS, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.texts.calls().size() == 20);

        await("others find that the claims ran out, and wait")
                .atMost(SOON)
                .until(() -> workshop.one("SELECT count(*) FROM send_queue WHERE ambiguous_until > now()")
                        .equals("20"));
        workshop.texts.letsGo();

        await().atMost(Duration.ofSeconds(60)).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.texts.calls()).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void long_emails_that_wait_for_room_until_it_is_too_late_for_their_calls_are_put_off_and_count_no_death() {
        workshop.set("notify.delivery.lease", "5s");
        workshop.name("A".repeat(1_000_000));
        workshop.emails.holdsEveryCall();
        workshop.start();
        var messages = workshop.queued(4, Channel.EMAIL, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 1);
        var first = workshop.emails.calls().getFirst();

        await("the others are put off again and again")
                .atMost(Duration.ofSeconds(40))
                .until(() -> workshop.one(
                                "SELECT min(deferrals) >= 2 FROM send_queue WHERE notification_id <> ?", first)
                        .equals("t"));

        assertThat(workshop.one("SELECT max(deaths) FROM send_queue WHERE notification_id <> ?", first))
                .isEqualTo("0");
        workshop.emails.letsGo();
        await().atMost(Duration.ofSeconds(60)).until(() -> workshop.allAre("sending", messages));
    }

    @Test
    void nobody_waits_behind_long_emails_whose_calls_take_long() {
        var slow = new CountDownLatch(1);
        workshop.emails.answers((message, _) -> {
            if (((OutgoingMessage.Email) message).text().length() > 100_000) {
                awaitQuietly(slow);
            }
            return FakeProvider.accepted(message);
        });
        workshop.name("A".repeat(1_000_000));
        var slowOnes = workshop.queued(30, Channel.EMAIL, Lane.NORMAL);
        workshop.start();
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 1);

        workshop.name("Ada");
        var email = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        var text = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.allAre("sending", List.of(email, text)));
        slow.countDown();
        await().atMost(Duration.ofSeconds(90)).until(() -> workshop.allAre("sending", slowOnes));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_call_that_a_worker_lived_to_tell_of_makes_up_for_a_death() {
        workshop.set("notify.delivery.ambiguous.hold-after-death", "0ms");
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.TryLater(REASON) : FakeProvider.accepted(message));
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        dyingFor(message, 1);
        workshop.start();

        await().atMost(SOON).until(() -> workshop.emails.callsFor(message) == 1);
        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT deaths FROM send_queue WHERE notification_id = ? AND claim_owner IS NULL",
                                message)
                        .equals("1"));
    }

    @Test
    void a_message_that_three_workers_died_with_fails_unopened() {
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        dyingFor(message, 2);
        workshop.start();

        await().atMost(SOON).until(() -> workshop.status(message).equals("technical-failure"));
        assertThat(workshop.emails.callsFor(message)).isZero();
        assertThat(workshop.isQueued(message)).isFalse();
        assertThat(workshop.one(
                        "SELECT error || attempts FROM dead_letters WHERE entry ->> 'id' = ?", message.toString()))
                .isEqualTo("its workers died3");
    }

    @Test
    void messages_that_two_workers_died_with_are_sent_one_at_a_time() {
        var suspects = workshop.queued(8, Channel.EMAIL, Lane.NORMAL);
        var others = workshop.queued(8, Channel.EMAIL, Lane.NORMAL);
        suspects.forEach(message -> dyingFor(message, 1));
        workshop.set("notify.delivery.ambiguous.hold-after-death", "0ms");
        workshop.set("notify.delivery.lease", "60s");
        workshop.emails.holdsEveryCall();
        workshop.start();

        await().atMost(SOON).until(() -> workshop.emails.calls().size() == others.size() + 1);
        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT count(*) FROM send_queue WHERE deaths = 2 AND claim_owner IS NOT NULL")
                        .equals("1"));
        workshop.emails.letsGo();

        await().atMost(Duration.ofSeconds(60)).until(() -> workshop.allAre("sending", suspects));
        await().atMost(SOON).until(() -> workshop.allAre("sending", others));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates();
    }

    /// As if that many workers had died with it, and one more had it when it died just now.
    private void dyingFor(UUID message, int before) {
        workshop.one(
                "UPDATE send_queue SET deaths = ?, claim_owner = 'dead/1', claim_until = now() - interval '1 s'"
                        + " WHERE notification_id = ? RETURNING 1",
                before,
                message);
    }

    @Test
    void an_unanswered_message_of_a_service_that_forbids_it_is_not_sent_again() {
        workshop.policy("at-most-once");
        workshop.emails.answers((_, _) -> new Handover.Unknown(REASON));
        workshop.start();

        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.one("SELECT reference FROM notifications WHERE id = ?", message))
                .isEqualTo("null");
        assertThat(workshop.emails.callsFor(message)).isEqualTo(1);
        assertThat(workshop.isQueued(message)).isFalse();
    }

    @Test
    void what_a_dead_worker_may_have_sent_is_not_sent_again_where_that_is_forbidden_even_if_it_was_put_off() {
        workshop.policy("at-most-once");
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        workshop.one(
                "UPDATE send_queue SET deaths = 1, ambiguous_until = now() - interval '1 s'"
                        + " WHERE notification_id = ? RETURNING 1",
                message);
        workshop.start();

        await().atMost(SOON).until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.emails.callsFor(message)).isZero();
    }

    @Test
    void what_a_dead_worker_may_still_store_is_waited_for_where_it_must_not_be_sent_again_either() {
        workshop.policy("at-most-once");
        workshop.set("notify.delivery.ambiguous.hold-after-death", "60s");
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        dyingFor(message, 0);
        workshop.start();

        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT count(*) FROM send_queue WHERE ambiguous_until > now() + interval '40 s'")
                        .equals("1"));
        assertThat(workshop.status(message)).isEqualTo("created");
        assertThat(workshop.emails.callsFor(message)).isZero();
    }

    @Test
    void an_error_in_a_provider_costs_no_hand_that_calls() {
        workshop.set("notify.delivery.permits", "2");
        workshop.set("notify.delivery.ambiguous.hold-high", "100ms");
        workshop.emails.answers((_, _) -> {
            throw new NoClassDefFoundError("made up");
        });
        workshop.start();
        var broken = workshop.queued(4, Channel.EMAIL, Lane.HIGH);
        await().atMost(SOON).until(() -> workshop.allAre("sending", broken));

        workshop.emails.answers((_, _) -> new Handover.Accepted("reference"));
        var sound = workshop.queued(4, Channel.EMAIL, Lane.NORMAL);

        await().atMost(SOON).until(() -> workshop.allAre("sending", sound));
    }

    @Test
    void stopping_hands_what_is_not_begun_to_others_at_once() {
        workshop.set("notify.delivery.permits", "4");
        workshop.set("notify.delivery.lease", "600s");
        workshop.emails.holdsEveryCall();
        var leaving = workshop.start();
        var messages = workshop.queued(24, Channel.EMAIL, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 4);

        Thread.startVirtualThread(leaving::close);
        await().atMost(SOON)
                .until(() -> workshop.one("SELECT count(*) FROM send_queue WHERE claim_owner IS NOT NULL")
                        .equals("4"));
        workshop.emails.letsGo();
        workshop.start();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates().hasSize(24);
    }

    @Test
    void workers_share_the_rate_of_an_identity() {
        workshop.set("notify.delivery.rates.email", "20");
        workshop.start();
        workshop.start();
        long began = System.nanoTime();

        var messages = workshop.queued(100, Channel.EMAIL, Lane.HIGH);

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(3900));
    }

    @Test
    void what_waits_for_a_slow_sender_is_looked_at_once_and_has_a_turn_of_its_own() {
        workshop.rate(SLOW, 1);
        workshop.from(SLOW);
        var worker = workshop.start();

        workshop.queued(1000, Channel.SMS, Lane.NORMAL);

        await("all but those that have gone").atMost(Duration.ofSeconds(60)).until(() -> heldBack() >= 930);
        assertThat(workshop.one("SELECT count(DISTINCT due_at) FROM send_queue WHERE waits_for = ?", SLOW))
                .satisfies(turns -> assertThat(Integer.parseInt(turns)).isGreaterThan(900));
        assertThat(workshop.one("SELECT max(due_at) > now() + interval '15 minutes' FROM send_queue"))
                .isEqualTo("t");
        assertThat(workshop.one("SELECT max(deferrals) <= 2 AND max(first_attempt_at) IS NULL FROM send_queue"
                        + " WHERE waits_for IS NOT NULL AND due_at > now() + interval '1 minute'"))
                .isEqualTo("t");
        var gauges = worker.meters.get("queue_backlog_parts").tag("identity", SLOW);
        assertThat(gauges.gauge().value()).isBetween(800.0, 1001.0);
        assertThat(worker.meters
                        .get("identity_rate")
                        .tag("identity", SLOW)
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void what_waits_for_a_slow_sender_is_not_opened_before_its_turn() {
        workshop.rate(SLOW, 1);
        workshop.from(SLOW);
        workshop.start();
        workshop.queued(100, Channel.SMS, Lane.NORMAL);
        await().atMost(SOON).until(() -> heldBack() >= 70);

        // nobody can open these: who tried would end them
        workshop.run("CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN new.sealed := set_byte(new.sealed, length(new.sealed) - 1, 0); RETURN new; END'");
        workshop.run(
                "CREATE TRIGGER spoil BEFORE INSERT ON notification_payloads FOR EACH ROW EXECUTE FUNCTION spoil()");
        var spoilt = workshop.queued(300, Channel.SMS, Lane.NORMAL);

        var ids = spoilt.stream().map(UUID::toString).collect(Collectors.joining(","));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> workshop.one(
                                "SELECT count(*) FROM send_queue WHERE waits_for IS NOT NULL"
                                        + " AND notification_id = ANY (string_to_array(?, ',')::uuid[])",
                                ids)
                        .equals("300"));
        assertThat(workshop.allAre("created", spoilt)).isTrue();
    }

    @Test
    void a_slow_sender_keeps_nobody_elses_message_waiting() {
        workshop.rate(SLOW, 1);
        workshop.from(SLOW);
        workshop.start();
        workshop.queued(2000, Channel.SMS, Lane.NORMAL);

        workshop.from("+12025550188");
        var other = workshop.queued(1, Channel.SMS, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(other).equals("sending"));
        await("nothing comes back before its turn")
                .atMost(SOON)
                .until(() -> workshop.one("SELECT count(*) FROM send_queue WHERE claim_owner IS NULL"
                                        + " AND deferrals = 1 AND due_at > now() + interval '1 minute'")
                                .compareTo("1800")
                        >= 0);
    }

    @Test
    void sign_in_codes_of_a_slow_sender_do_not_wait_behind_its_other_messages() {
        workshop.rate(SLOW, 2);
        workshop.from(SLOW);
        workshop.start();
        workshop.queued(300, Channel.SMS, Lane.BULK);
        await().atMost(SOON).until(() -> heldBack() >= 200);

        var code = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(code).equals("sending"));
    }

    @Test
    void turns_that_come_are_used_at_the_senders_rate() {
        workshop.rate(SLOW, 10);
        workshop.from(SLOW);
        workshop.start();
        workshop.start();

        var messages = workshop.queued(120, Channel.SMS, Lane.BULK);

        await().atMost(Duration.ofSeconds(60)).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.texts.calls()).doesNotHaveDuplicates().hasSize(120);
    }

    @Test
    void a_worker_whose_clock_is_an_hour_ahead_gives_nothing_up_early_and_comes_back_in_time() {
        workshop.set("notify.delivery.retry.budget", "1m");
        workshop.set("notify.delivery.retry.quota-budget", "1m");
        workshop.workersAreAhead(Duration.ofHours(1));
        workshop.emails.answers(
                (message, call) -> call == 1 ? new Handover.TryLater(REASON) : FakeProvider.accepted(message));
        workshop.texts.answers((message, call) ->
                call == 1 ? new Handover.QuotaSpent(REASON, Duration.ofMillis(200)) : FakeProvider.accepted(message));
        workshop.start();

        var email = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        var text = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.allAre("sending", List.of(email, text)));
        assertThat(workshop.one("SELECT bool_and(sent_at < now() + interval '1 minute') FROM notifications"))
                .isEqualTo("t");
    }

    private int heldBack() {
        return Integer.parseInt(workshop.one("SELECT count(*) FROM send_queue WHERE waits_for = ?", SLOW));
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
