package gov.notify.worker.deliver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.config.WorkerId;
import gov.notify.worker.deliver.ClaimedMessage.Content;
import gov.notify.worker.deliver.QueueClaimer.Found;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Who gets a message of the queue, and what is known of it then.
class QueueClaimerTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID SERVICE = UUID.randomUUID();
    private static final UUID TEMPLATE = UUID.randomUUID();
    private static final LocalDate EXPIRY = LocalDate.of(2026, 12, 3);

    private final QueueClaimer claimer = new QueueClaimer(
            DATABASE.pool(),
            new WorkerId("worker"),
            DeliverySettings.of(DeliveryConfig.class, Map.of("notify.delivery.lease", "60s")));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void what_is_due_is_claimed_until_the_lease_ends() {
        var id = queued();
        var before = System.nanoTime();

        var claim = claimed(id);

        assertThat(claim.notificationId()).isEqualTo(id);
        assertThat(claim.entry()).isEqualTo(entry(id));
        assertThat(claim.attempts()).isEqualTo(1);
        assertThat(claim.died()).isFalse();
        assertThat(claim.deaths()).isZero();
        assertThat(claim.ambiguousUntil()).isNull();
        assertThat(claim.expiresAt()).isNull();
        assertThat(claim.lease().claimedNanos()).isBetween(before, System.nanoTime());
        assertThat(queue("claim_owner", id)).isEqualTo(claim.owner()).startsWith("worker/");
        assertThat(moment("claim_until", id))
                .isBetween(
                        claim.lease().claimedAt().plusSeconds(59),
                        claim.lease().claimedAt().plusSeconds(60));
        assertThat(moment("first_attempt_at", id)).isEqualTo(claim.firstAttemptAt());
    }

    @Test
    void a_claim_brings_what_the_queue_knows() {
        var id = queued("channel = 'sms', lane = 'high', parts = 3, attempts = 4, deferrals = 5,"
                + " ambiguous_until = '2026-01-01 10:00Z', first_attempt_at = '2026-01-01 09:00Z',"
                + " expires_at = '2099-01-01 11:00Z'");

        var claim = claimed(id);

        assertThat(claim.serviceId()).isEqualTo(SERVICE);
        assertThat(claim.channel()).isEqualTo(Channel.SMS);
        assertThat(claim.lane()).isEqualTo(Lane.HIGH);
        assertThat(claim.parts()).isEqualTo(3);
        assertThat(claim.attempts()).isEqualTo(5);
        assertThat(claim.deferrals()).isEqualTo(5);
        assertThat(claim.ambiguousUntil()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(claim.firstAttemptAt()).isEqualTo("2026-01-01T09:00:00Z");
        assertThat(claim.expiresAt()).isEqualTo("2099-01-01T11:00:00Z");
    }

    @Test
    void a_claim_brings_what_the_notification_says() {
        var id = queued();
        notification(
                id,
                "reply_to_text = 'answers@example.gov', international = true, sent_by = 'ses',"
                        + " unsubscribe_link = 'https://example.gov/u', payload_expires_on = null");

        assertThat(claimed(id).content())
                .isEqualTo(new Content(
                        TEMPLATE,
                        7,
                        KeyType.TEAM,
                        NotificationStatus.CREATED,
                        "answers@example.gov",
                        true,
                        "https://example.gov/u",
                        "ses",
                        Instant.parse("2026-11-25T12:00:00Z"),
                        null,
                        null));
    }

    @Test
    void every_claim_has_an_owner_of_its_own_even_by_the_same_worker() {
        assertThat(claimed(queued()).owner()).isNotEqualTo(claimed(queued()).owner());
    }

    @Test
    void what_another_holds_is_neither_claimed_nor_early() {
        var id = queued("claim_owner = 'other/1', claim_until = now() + interval '1 min'");

        var found = take(id);

        assertThat(found.claimed()).isEmpty();
        assertThat(found.early()).isEmpty();
        assertThat(found.others(List.of(entry(id)))).containsExactly(entry(id));
        assertThat(queue("claim_owner", id)).isEqualTo("other/1");
    }

    @Test
    void what_is_not_queued_any_more_is_over() {
        var gone = UUID.randomUUID();

        var found = take(gone);

        assertThat(found).isEqualTo(new Found(List.of(), Map.of()));
        assertThat(found.others(List.of(entry(gone)))).containsExactly(entry(gone));
    }

    @Test
    void what_is_not_due_is_early_by_the_time_that_is_left() {
        var id = queued("due_at = now() + interval '60 s'");

        var found = take(id);

        assertThat(found.claimed()).isEmpty();
        assertThat(found.early()).containsOnlyKeys(entry(id));
        assertThat(found.early().get(entry(id))).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(found.others(List.of(entry(id)))).isEmpty();
        assertThat(queue("attempts", id)).isEqualTo("0");
    }

    @Test
    void of_a_read_each_entry_has_its_own_answer() {
        var due = queued();
        var early = queued("due_at = now() + interval '60 s'");
        var held = queued("claim_owner = 'other/1', claim_until = now() + interval '1 min'");
        notification(due, "payload_expires_on = null");

        var found = take(due, early, held);

        assertThat(found.claimed())
                .singleElement()
                .satisfies(claim -> assertThat(claim.notificationId()).isEqualTo(due))
                .satisfies(claim -> assertThat(claim.content()).isNotNull());
        assertThat(found.early()).containsOnlyKeys(entry(early));
        assertThat(found.others(entries(due, early, held))).containsExactly(entry(held));
    }

    @Test
    void where_all_are_claimed_nothing_is_left_over() {
        var one = queued();
        var two = queued();

        var found = take(one, two);

        assertThat(found.claimed()).hasSize(2);
        assertThat(found.early()).isEmpty();
        assertThat(found.others(entries(one, two))).isEmpty();
    }

    @Test
    void two_hints_at_one_message_are_one_claim_and_one_that_is_over() {
        var id = queued();
        var first = entry(id);
        var second = new Entry(first.stream(), 0, "2-2", EntryKind.MESSAGE, first.id(), Map.of());

        var found = claimer.take(List.of(first, second));

        assertThat(found.claimed())
                .singleElement()
                .satisfies(claim -> assertThat(claim.entry()).isEqualTo(first));
        assertThat(found.others(List.of(first, second))).containsExactly(second);
    }

    @Test
    void a_claim_that_ran_out_is_taken_over_as_a_death() {
        var id = queued("claim_owner = 'dead/1', claim_until = now() - interval '1 s', attempts = 1, deaths = 1,"
                + " first_attempt_at = now() - interval '20 s'");

        var claim = claimed(id);

        assertThat(claim.died()).isTrue();
        assertThat(claim.deaths()).isEqualTo(2);
        assertThat(claim.attempts()).isEqualTo(2);
        assertThat(claim.ambiguous()).isTrue();
        assertThat(queue("deaths", id)).isEqualTo("2");
    }

    @Test
    void a_payload_comes_with_its_claim() {
        var id = queued();
        var other = queued();
        notification(id, "payload_expires_on = '" + EXPIRY + "'");
        notification(other, "payload_expires_on = '" + EXPIRY + "'");
        payload(id, 32 * 1024);
        payload(other, 5);

        var found = take(id, other);

        assertThat(found.claimed())
                .extracting(
                        claim -> requireNonNull(requireNonNull(claim.content()).sealed()).length)
                .containsExactlyInAnyOrder(32 * 1024, 5);
        assertThat(found.claimed()).noneMatch(ClaimedMessage::isLarge);
    }

    @Test
    void a_large_payload_is_left_where_it_is_until_it_is_asked_for() {
        var id = queued();
        notification(id, "payload_expires_on = '" + EXPIRY + "'");
        payload(id, 32 * 1024 + 1);

        var claim = claimed(id);
        assertThat(requireNonNull(claim.content()).largeOn()).isEqualTo(EXPIRY);
        assertThat(claim.content().sealed()).isNull();

        var complete = claimer.complete(claim);
        assertThat(complete.isLarge()).isFalse();
        assertThat(requireNonNull(complete.content()).sealed()).hasSize(32 * 1024 + 1);
    }

    @Test
    void a_large_payload_that_was_erased_in_between_is_gone() {
        var id = queued();
        notification(id, "payload_expires_on = '" + EXPIRY + "'");
        payload(id, 32 * 1024 + 1);
        var claim = claimed(id);

        DATABASE.run("DELETE FROM notification_payloads");

        var complete = claimer.complete(claim);
        assertThat(complete.isLarge()).isFalse();
        assertThat(requireNonNull(complete.content()).sealed()).isNull();
    }

    @Test
    void what_is_complete_stays_as_it_is() {
        var id = queued();
        notification(id, "payload_expires_on = '" + EXPIRY + "'");
        payload(id, 5);
        var claim = claimed(id);
        var bare = claimed(queued());

        assertThat(claimer.complete(claim)).isSameAs(claim);
        assertThat(claimer.complete(bare)).isSameAs(bare);
    }

    @Test
    void a_message_whose_notification_is_gone_is_claimed_without_content() {
        assertThat(claimed(queued()).content()).isNull();
    }

    private static UUID queued() {
        return queued("parts = 1");
    }

    /// A message that is due and nobody's, apart from what is said of its row.
    private static UUID queued(String changes) {
        var id = Uuid7.next(Instant.parse("2026-11-25T12:00:00Z"));
        DATABASE.run(
                "INSERT INTO send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at) VALUES ('"
                        + id + "', '" + SERVICE + "', 'email', 'normal', now() - interval '1 s', now())");
        DATABASE.run("UPDATE send_queue SET " + changes + " WHERE notification_id = '" + id + "'");
        return id;
    }

    private static void notification(UUID id, String changes) {
        DATABASE.run("INSERT INTO notifications (id, service_id, template_id, template_version, key_type,"
                + " notification_type, notification_status, created_at) VALUES ('" + id + "', '" + SERVICE + "', '"
                + TEMPLATE + "', 7, 'team', 'email', 'created', '2026-11-25 12:00Z')");
        DATABASE.run("UPDATE notifications SET " + changes + " WHERE id = '" + id + "'");
    }

    private static void payload(UUID id, int bytes) {
        DATABASE.run("INSERT INTO notification_payloads VALUES ('" + id + "', '" + EXPIRY + "', convert_to(repeat('x', "
                + bytes + "), 'UTF8'))");
    }

    private Found take(UUID... ids) {
        return claimer.take(entries(ids));
    }

    private ClaimedMessage claimed(UUID id) {
        var found = take(id);
        assertThat(found.claimed()).hasSize(1);
        return found.claimed().getFirst();
    }

    private static List<Entry> entries(UUID... ids) {
        return List.of(ids).stream().map(QueueClaimerTest::entry).toList();
    }

    private static Entry entry(UUID id) {
        return new Entry(WorkStream.EMAIL_NORMAL, 0, "1-1", EntryKind.MESSAGE, id.toString(), Map.of());
    }

    private static String queue(String column, UUID id) {
        return DATABASE.one("SELECT " + column + " FROM send_queue WHERE notification_id = ?", id);
    }

    private static Instant moment(String column, UUID id) {
        return Instant.parse(
                queue("to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')", id));
    }
}
