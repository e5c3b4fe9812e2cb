package gov.notify.worker.deliver;

import static gov.notify.worker.deliver.QueuedClaims.CLAIMED;
import static gov.notify.worker.deliver.QueuedClaims.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.Sql;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import gov.notify.worker.provider.Handover;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What each outcome leaves in the tables.
class OutcomeStoreTest {

    private static final Instant DUE = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final TestDatabase database = new TestDatabase();
    private final OutcomeStore store = new OutcomeStore(database.pool());
    private final ClaimedMessage claim = QueuedClaims.inQueue(database, FIRST);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_text_that_was_handed_over_is_sending_with_its_reference_and_leaves_the_queue() {
        var stored = store(new Sent("abc", "sns", 2, true, CLAIMED));

        assertThat(stored.finished()).containsExactly(claim.notificationId());
        assertThat(row("notification_status, message_id, reference, sent_by, billable_units, ambiguous"))
                .isEqualTo("sending|abc|-|sns|2|false");
        assertThat(database.count("send_queue")).isZero();
    }

    @Test
    void where_no_receipt_comes_it_is_sent_and_without_a_reference_it_is_in_doubt() {
        store(new Sent(null, "sns", 1, false, CLAIMED));

        assertThat(row("notification_status, message_id, ambiguous")).isEqualTo("sent|-|true");
    }

    @Test
    void one_that_is_given_up_says_why_bills_nothing_and_its_service_is_told() {
        database.run(
                "insert into service_callback_api (id, service_id, callback_type, url, bearer_token, updated_by_id,"
                        + " version, created_at) select gen_random_uuid(), id, 'delivery_status', 'https://example.gov', 'x',"
                        + " (select id from users limit 1), 1, now() from services limit 1");

        store(new GiveUp("It says why.", false));
        store(new GiveUp("It says why.", false));

        assertThat(row("notification_status, provider_response, billable_units, ambiguous"))
                .isEqualTo("technical-failure|It says why.|0|false");
        assertThat(database.one("select string_agg(status_value, ',') from callback_deliveries"))
                .isEqualTo("technical-failure");
        assertThat(database.count("send_queue")).isZero();
    }

    @Test
    void one_that_is_tried_again_keeps_its_attempt_and_is_nobodys() {
        store(new Postpone(DUE, true));

        assertThat(queue()).isEqualTo("nobody|2030|2|0|-");
        assertThat(row("notification_status")).isEqualTo("created");
    }

    @Test
    void one_that_did_nothing_wrong_is_given_its_attempt_back() {
        store(new Postpone(DUE, false));

        assertThat(queue()).isEqualTo("nobody|2030|1|1|-");
    }

    @Test
    void one_that_waits_for_its_sender_says_for_whom_and_its_time_for_trying_has_not_begun() {
        database.run("update send_queue set attempts = 1");

        store(new HeldBack(DUE, "+18445550100"));

        assertThat(queue()).isEqualTo("nobody|2030|0|1|+18445550100");
        assertThat(database.count("send_queue where first_attempt_at is null")).isEqualTo(1);
    }

    @Test
    void one_that_is_held_waits_in_doubt_with_the_provider_that_may_have_it() {
        store(new Hold(DUE, "sns"));

        assertThat(queue()).isEqualTo("nobody|2030|2|0|-");
        assertThat(database.count("send_queue where ambiguous_until = '2030-01-01T00:00:00Z'"))
                .isEqualTo(1);
        assertThat(row("notification_status, sent_by, ambiguous")).isEqualTo("created|sns|true");
    }

    @Test
    void one_of_a_test_key_is_sending_and_stays_until_its_made_up_receipt_has_come() {
        store(new Pretended("made-up", "sns", CLAIMED));

        assertThat(row("notification_status, message_id, billable_units")).isEqualTo("sending|made-up|0");
        assertThat(database.count("send_queue where due_at = '2026-03-02T12:00:20Z'"))
                .isEqualTo(1);
    }

    @Test
    void one_that_was_not_begun_is_due_at_once_and_one_that_is_over_is_forgotten() {
        store(new Release());
        assertThat(queue()).startsWith("nobody|2026|1|1|");

        database.run("update send_queue set claim_owner = 'worker/1'");
        store(new Forget());
        assertThat(database.count("send_queue")).isZero();
        assertThat(row("notification_status")).isEqualTo("created");
    }

    @Test
    void whose_claim_ran_out_changes_nothing_of_its_heirs_place_in_the_queue() {
        database.run("update send_queue set claim_owner = 'heir/1'");

        store(new Postpone(DUE, true));
        store(new Forget());
        store(new Hold(DUE, "sns"));

        assertThat(database.count("send_queue where claim_owner = 'heir/1' and due_at < '2030-01-01'"))
                .isEqualTo(1);
    }

    @Test
    void whoever_was_first_wins_and_a_repetition_is_no_news() {
        store(new Sent("first", "sns", 1, true, CLAIMED));

        var again = store(new Sent("second", "sns", 1, true, CLAIMED));

        assertThat(again.finished()).isEmpty();
        assertThat(row("message_id")).isEqualTo("first");
    }

    @Test
    void a_call_that_a_worker_lived_to_tell_of_makes_up_for_a_death() {
        database.run("update send_queue set deaths = 2");
        var call = new Outcome.Call("sns", new Handover.Throttled(Duration.ofSeconds(1)), 5);

        store.store(List.of(new Outcome(claim, new Postpone(DUE, false), call)), ANSWER);
        assertThat(database.one("select deaths from send_queue")).isEqualTo("1");

        database.run("update send_queue set claim_owner = 'worker/1'");
        store(new Postpone(DUE, false));
        assertThat(database.one("select deaths from send_queue")).isEqualTo("1");
    }

    @Test
    void one_that_three_workers_died_with_has_one_letter() {
        var condemned = QueuedClaims.inQueue(database, new ClaimedMessage.Tries(4, 0, true, 3, 0, null, CLAIMED));
        var outcome = new Outcome(condemned, new GiveUp("The message could not be processed", true));

        store.store(List.of(outcome), ANSWER);
        store.store(List.of(outcome), ANSWER);

        assertThat(database.one(
                        "select string_agg(concat_ws(' ', kind, attempts, entry ->> 'id'), ',') from dead_letters"))
                .isEqualTo("msg 3 " + condemned.notificationId());
    }

    @Test
    void a_receipt_that_came_first_is_looked_at_again_at_once() {
        database.run("insert into receipt_inbox (id, received_at, provider, event_key, kind, reference, body,"
                + " next_attempt_at) values (uuid7_floor('" + CLAIMED + "'), now(), 'sns', 'k', 'SUCCESS', 'abc', '{}',"
                + " now() + interval '1 hour')");

        assertThat(store(new Sent("abc", "sns", 1, true, CLAIMED)).receipts()).hasSize(1);

        assertThat(database.count("receipt_inbox where next_attempt_at <= now()"))
                .isEqualTo(1);
    }

    @Test
    void a_batch_with_one_that_postgres_refuses_stores_nothing_of_it() {
        var other = QueuedClaims.inQueue(database, FIRST);

        assertThatThrownBy(() -> store.store(
                        List.of(
                                new Outcome(other, new Sent("abc", "sns", 1, true, CLAIMED)),
                                new Outcome(claim, new GiveUp("no\0way", false))),
                        ANSWER))
                .isInstanceOf(Sql.Refused.class);

        assertThat(database.count("send_queue")).isEqualTo(2);
        assertThat(database.count("notifications where notification_status <> 'created'"))
                .isZero();
    }

    private OutcomeStore.Stored store(NextStep step) {
        return store.store(List.of(new Outcome(claim, step)), ANSWER);
    }

    private String row(String columns) {
        return database.one(
                "select concat_ws('|', "
                        + String.join(
                                ", ",
                                List.of(columns.split(", ")).stream()
                                        .map(column -> "coalesce(" + column + "::text, '-')")
                                        .toList())
                        + ") from notifications where id = ?",
                claim.notificationId());
    }

    private String queue() {
        return database.one(
                "select concat_ws('|', coalesce(claim_owner, 'nobody'), extract(year from due_at at time zone"
                        + " 'UTC'), attempts, deferrals, coalesce(waits_for, '-')) from send_queue");
    }
}
