package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.Reason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of the messages of a worker that dies, stops or stands still.
class WorkerDeathTest {

    private static final Reason REASON = Reason.of("Trouble", "something broke");

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
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
    void a_message_that_got_no_answer_and_was_sent_once_more_is_not_sent_again_when_its_worker_dies() {
        workshop.set("notify.delivery.ambiguous.hold-after-death", "0ms");
        var mayAnswer = new CountDownLatch(1);
        workshop.emails.answers((_, call) -> {
            if (call == 2) {
                awaitQuietly(mayAnswer);
            }
            return new Handover.Unknown(REASON);
        });
        var doomed = workshop.start();
        var message = workshop.queued(1, Channel.EMAIL, Lane.HIGH).getFirst();
        await().atMost(SOON).until(() -> workshop.emails.callsFor(message) == 2);

        doomed.kill();
        mayAnswer.countDown();
        workshop.start();

        await("a receipt, or the time-out, says what became of it")
                .atMost(SOON)
                .until(() -> workshop.status(message).equals("sending"));
        assertThat(workshop.emails.callsFor(message)).isEqualTo(2);
        assertThat(workshop.isQueued(message)).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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
    void what_a_second_worker_died_with_may_still_store_is_waited_for_like_the_first_ones() {
        workshop.set("notify.delivery.ambiguous.hold-after-death", "60s");
        var message = workshop.queued(1, Channel.EMAIL, Lane.NORMAL).getFirst();
        dyingFor(message, 1);
        workshop.run("UPDATE send_queue SET ambiguous_until = now() - interval '5 s'");
        workshop.start();

        await().atMost(SOON)
                .until(() -> workshop.one(
                                "SELECT count(*) FROM send_queue WHERE ambiguous_until > now() + interval '40 s'")
                        .equals("1"));
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
}
