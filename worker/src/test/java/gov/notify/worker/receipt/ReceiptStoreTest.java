package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.queue.EntryKind;
import gov.notify.receipt.ReceiptOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens when receipts come late, early, twice, reversed, or for nobody.
class ReceiptStoreTest {

    private static final String DELIVERY = "0101018f2a7c1d20-5a1c0f6e-1111-4000-8000-000000000001-000000";
    private static final List<String> ONE_TEXT = List.of(
            "eum-v2/text-queued",
            "eum-v2/text-pending",
            "eum-v2/text-sent",
            "eum-v2/text-successful-not-final",
            "eum-v2/text-delivered");

    private final ReceiptFixture desk = new ReceiptFixture(FailureMapping.DETAILED);

    @BeforeEach
    void clear() {
        ReceiptFixture.clear();
    }

    @Test
    void the_same_receipt_twice_is_applied_once() {
        ReceiptFixture.sent("email", DELIVERY, "sending");

        desk.arrive("ses/delivery");
        desk.arrive("ses/delivery-duplicate");
        desk.settle();

        assertThat(ReceiptFixture.count("receipt_inbox")).isEqualTo(1);
        assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(1);
    }

    @Test
    void a_callback_is_noted_for_a_service_that_asked_and_only_the_receipt_is_hinted() {
        ReceiptFixture.sent("email", DELIVERY, "sending");
        desk.arrive("ses/delivery");

        var stored = desk.settle();

        assertThat(stored.ended())
                .singleElement()
                .satisfies(end -> assertThat(end.toString())
                        .contains("provider=ses reference=" + DELIVERY + " status=delivered")
                        .doesNotContain("@"));
        assertThat(ReceiptFixture.row("select * from callback_deliveries"))
                .containsEntry("kind", "status")
                .containsEntry("status_value", "delivered");
        assertThat(desk.hinted)
                .singleElement()
                .satisfies(hint -> assertThat(hint.kind()).isEqualTo(EntryKind.RECEIPT));
    }

    @Test
    void a_batch_takes_few_locks_however_many_days_there_are() {
        ReceiptFixture.execute("""
                do $$ declare day timestamptz; begin
                  for day in select generate_series(date_trunc('day', now()) - interval '101 days',
                                                    date_trunc('day', now()) - interval '2 days', '1 day') loop
                    call make_partition('notifications', 'notifications_p' || to_char(day, 'YYYYMMDD'), 'id',
                                        uuid7_floor(day)::text, uuid7_floor(day + interval '1 day')::text, '');
                  end loop;
                end $$
                """);
        // when the days that receipts are looked for in are most: the youngest of them is tomorrow
        var now = LocalDate.now(ZoneOffset.UTC).atTime(23, 30).toInstant(ZoneOffset.UTC);
        ReceiptFixture.sent(Uuid7.next(now), "email", DELIVERY, "sending");
        desk.arrive("ses/delivery");

        long locks = Sql.transaction(ReceiptFixture.DATABASE, connection -> {
            var rows = InboxReads.take(connection, ReceiptFixture.open());
            assertThat(rows).hasSize(1);
            assertThat(NotificationLookup.find(connection, rows, now).target(rows.getFirst()))
                    .isNotNull();
            try (var counted = connection
                    .createStatement()
                    .executeQuery("select count(*) from pg_locks where pid = pg_backend_pid()"
                            + " and relation::regclass::text like '%notifications%'")) {
                counted.next();
                return counted.getLong(1);
            }
        });

        assertThat(locks).isPositive().isLessThan(150);
    }

    @Test
    void the_story_of_a_text_ends_delivered_however_it_is_told() {
        for (var story : List.of(ONE_TEXT, ONE_TEXT.reversed())) {
            ReceiptFixture.clear();
            sent(story);
            story.forEach(chapter -> {
                desk.arrive(chapter);
                desk.settle();
            });

            assertThat(ReceiptFixture.count("notifications where notification_status = 'delivered'"))
                    .isEqualTo(1);
            assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(1);
        }
    }

    @Test
    void a_whole_story_in_one_batch_is_one_change() {
        sent(ONE_TEXT);
        ONE_TEXT.forEach(desk::arrive);

        desk.settle();

        assertThat(ReceiptFixture.count(
                        "notifications where notification_status = 'delivered' and carrier_accepted_at is not null"))
                .isEqualTo(1);
        assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(1);
    }

    @Test
    void price_and_carrier_are_noted_before_the_end() {
        var receipt = ReceiptFixture.receipt("eum-v2/text-successful-not-final");
        ReceiptFixture.sent("sms", receipt.reference(), "sending");

        desk.arrive("eum-v2/text-successful-not-final");
        desk.settle();

        assertThat(ReceiptFixture.notification())
                .containsEntry("notification_status", "sending")
                .containsEntry("message_cost", 0.00883)
                .containsEntry("carrier", "Example Wireless");
        assertThat(ReceiptFixture.notification().get("carrier_accepted_at")).isNotNull();
    }

    @Test
    void the_time_of_sending_stays_what_it_was() {
        ReceiptFixture.sent("sms", "a1b2c3d4-0000-5000-8000-000000000001", "sending");

        desk.arrive("sns-sms-logs/success");
        desk.settle();

        var text = ReceiptFixture.notification();
        assertThat(ReceiptFixture.instant(text.get("sent_at"))).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
        assertThat(ReceiptFixture.instant(text.get("receipt_at"))).isEqualTo(Instant.parse("2026-03-02T15:00:00.558Z"));
        assertThat(text).containsEntry("message_cost", 0.00645).containsEntry("carrier", "Example Wireless");
    }

    @Test
    void a_bounce_after_delivery_changes_nothing_and_is_recorded() {
        ReceiptFixture.sent("email", DELIVERY, "delivered");

        desk.arrive("ses/bounce-late-after-delivery");
        var stored = desk.settle();

        assertThat(ReceiptFixture.notification()).containsEntry("notification_status", "delivered");
        assertThat(stored.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.outcome()).isEqualTo(ReceiptOutcome.LATE_BOUNCE));
        assertThat(ReceiptFixture.count("callback_deliveries")).isZero();
    }

    @Test
    void a_receipt_after_the_timeout_is_believed() {
        ReceiptFixture.sent("sms", "a1b2c3d4-0000-5000-8000-000000000001", "temporary-failure");
        ReceiptFixture.execute("update notifications set timed_out = true");

        desk.arrive("sns-sms-logs/success");
        desk.settle();

        assertThat(ReceiptFixture.notification())
                .containsEntry("notification_status", "delivered")
                .containsEntry("timed_out", false);
        assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(1);
    }

    @Test
    void a_receipt_before_our_own_commit_waits_for_it() {
        ReceiptFixture.sent("email", null, "created");
        desk.arrive("ses/delivery");

        var early = desk.settle();
        assertThat(early.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.nextLook()).isNotNull());

        ReceiptFixture.execute("update notifications set notification_status = 'sending', reference = ?", DELIVERY);
        desk.settle();
        assertThat(ReceiptFixture.notification()).containsEntry("notification_status", "delivered");
        assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(1);
    }

    @Test
    void a_receipt_that_names_our_id_settles_a_call_that_was_never_answered() {
        var id = UUID.fromString("018f2a7c-0000-7000-8000-000000000050");
        ReceiptFixture.sent(id, "email", null, "created");
        ReceiptFixture.execute("update notifications set ambiguous = true, sent_at = null");
        ReceiptFixture.execute(
                "insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                        + " select id, service_id, 'email', 'normal', now(), now() from notifications");

        desk.arrive("ses/event-send");
        desk.settle();

        assertThat(ReceiptFixture.notification())
                .containsEntry("notification_status", "sending")
                .containsEntry("ambiguous", false)
                .containsEntry("sent_by", "ses")
                .containsEntry("reference", "0101018f2a7c1d20-5a1c0f6e-1111-4000-8000-000000000050-000000");
        assertThat(ReceiptFixture.count("send_queue")).isZero();
    }

    @Test
    void a_message_given_up_in_doubt_is_delivered_after_all() {
        ReceiptFixture.sent("email", DELIVERY, "technical-failure");
        ReceiptFixture.execute("update notifications set ambiguous = true");

        desk.arrive("ses/delivery");
        desk.settle();

        assertThat(ReceiptFixture.notification()).containsEntry("notification_status", "delivered");
    }

    @Test
    void a_reference_that_nobody_takes_is_given_up_after_six_hours() {
        desk.arrive("ses/delivery-unknown-reference");
        desk.settle();
        assertThat(ReceiptFixture.row("select outcome, attempts from receipt_inbox"))
                .containsEntry("outcome", null)
                .containsEntry("attempts", 1);

        var later = Clock.fixed(Instant.now().plus(Duration.ofHours(7)), ZoneOffset.UTC);
        new ReceiptFixture(FailureMapping.DETAILED, later).settle();
        assertThat(ReceiptFixture.row("select outcome from receipt_inbox"))
                .containsEntry("outcome", "unknown_reference");
    }

    @Test
    void a_complaint_is_recorded_once_and_the_status_stays() {
        ReceiptFixture.sent(
                "email", ReceiptFixture.receipt("ses/complaint-abuse").reference(), "delivered");
        desk.arrive("ses/complaint-abuse");
        desk.settle();

        assertThat(ReceiptFixture.row("select * from complaints")).containsEntry("complaint_type", "abuse");
        assertThat(ReceiptFixture.notification()).containsEntry("notification_status", "delivered");
        assertThat(ReceiptFixture.row("select kind from callback_deliveries")).containsEntry("kind", "complaint");
        assertThat(ReceiptFixture.row("select recipient_sealed from receipt_inbox")
                        .get("recipient_sealed"))
                .isNotNull();
    }

    @Test
    void a_complaint_without_a_type_is_recorded_without_one() {
        ReceiptFixture.sent(
                "email",
                ReceiptFixture.receipt("ses/complaint-no-feedback-type").reference(),
                "delivered");
        desk.arrive("ses/complaint-no-feedback-type");
        desk.settle();

        assertThat(ReceiptFixture.row("select * from complaints")).containsEntry("complaint_type", null);
    }

    @Test
    void an_email_that_was_not_sent_because_of_an_earlier_complaint_failed() {
        ReceiptFixture.sent(
                "email",
                ReceiptFixture.receipt("ses/complaint-account-suppression-list").reference(),
                "sending");
        desk.arrive("ses/complaint-account-suppression-list");
        desk.settle();

        assertThat(ReceiptFixture.notification()).containsEntry("notification_status", "permanent-failure");
        assertThat(ReceiptFixture.count("callback_deliveries")).isEqualTo(2);
    }

    @Test
    void in_history_only_complaints_count() {
        for (var fixture : List.of("ses/complaint-abuse", "ses/bounce-permanent-general")) {
            ReceiptFixture.execute("""
                    insert into notification_history (id, service_id, template_version, key_type, notification_type,
                                                      notification_status, created_at, reference)
                    select gen_random_uuid(), id, 1, 'normal', 'email', 'delivered', now(), ? from services limit 1
                    """, ReceiptFixture.receipt(fixture).reference());
            desk.arrive(fixture);
        }
        desk.settle();

        assertThat(ReceiptFixture.count("complaints")).isEqualTo(1);
        assertThat(ReceiptFixture.count("receipt_inbox where outcome = 'late'")).isEqualTo(1);
    }

    @Test
    void a_text_in_history_is_known_by_our_id_and_its_receipt_waits_for_nothing() {
        var named = ReceiptFixture.event("eum-v2/text-delivered")
                .at("/context/notification_id")
                .asText();
        ReceiptFixture.execute("""
                insert into notification_history (id, service_id, template_version, key_type, notification_type,
                                                  notification_status, created_at)
                select ?::uuid, id, 1, 'normal', 'sms', 'temporary-failure', now() from services limit 1
                """, named);
        desk.arrive("eum-v2/text-delivered");
        desk.settle();

        assertThat(ReceiptFixture.count("receipt_inbox where outcome = 'late'")).isEqualTo(1);
        assertThat(ReceiptFixture.row("select notification_status from notification_history"))
                .containsEntry("notification_status", "temporary-failure");
    }

    private static void sent(List<String> story) {
        ReceiptFixture.sent("sms", ReceiptFixture.receipt(story.getFirst()).reference(), "sending");
    }
}
