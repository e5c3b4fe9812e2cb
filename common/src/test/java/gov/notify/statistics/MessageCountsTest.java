package gov.notify.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is counted beside the messages is what whoever counted them one by one would find.
class MessageCountsTest {

    private static final UUID SERVICE = UUID.randomUUID();
    private static final UUID TEMPLATE = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final int AT_A_TIME = 5000;

    private final OwnDatabase database = OwnDatabase.create(8);
    private final MessageCounts counts = new MessageCounts(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_message_counts_from_when_it_is_stored_and_moves_with_its_status() {
        var id = message("sms", "normal", "created", at(9));
        assertThat(counts.since(SERVICE, DAY)).containsExactly(count(Channel.SMS, NotificationStatus.CREATED, 1));

        becomes(id, "sending");
        assertThat(counts.since(SERVICE, DAY)).containsExactly(count(Channel.SMS, NotificationStatus.SENDING, 1));

        counts.fold(AT_A_TIME);
        becomes(id, "delivered");
        assertThat(counts.since(SERVICE, DAY)).containsExactly(count(Channel.SMS, NotificationStatus.DELIVERED, 1));
        isExact();
    }

    @Test
    void a_late_receipt_changes_the_day_that_the_message_was_made_on() {
        var id = message("email", "normal", "temporary-failure", at(9).minusSeconds(6 * 86_400));
        message("email", "normal", "created", at(9));
        counts.fold(AT_A_TIME);

        becomes(id, "delivered");

        assertThat(counts.since(SERVICE, DAY)).containsExactly(count(Channel.EMAIL, NotificationStatus.CREATED, 1));
        assertThat(counts.since(SERVICE, DAY.minusDays(6)))
                .containsExactlyInAnyOrder(
                        count(Channel.EMAIL, NotificationStatus.CREATED, 1),
                        count(Channel.EMAIL, NotificationStatus.DELIVERED, 1));
        isExact();
    }

    @Test
    void a_receipt_that_changes_no_status_leaves_no_trace() {
        var id = message("sms", "normal", "sending", at(9));
        counts.fold(AT_A_TIME);

        database.run("update notifications set carrier = 'c', receipt_at = now() where id = ?", id);

        assertThat(database.count("from message_count_changes")).isZero();
    }

    @Test
    void messages_of_test_keys_and_other_services_are_not_a_services_statistics() {
        message("sms", "test", "delivered", at(9));
        message("sms", "team", "delivered", at(9));
        database.run("update notifications set service_id = gen_random_uuid() where key_type = 'team'");

        assertThat(counts.since(SERVICE, DAY)).isEmpty();
        assertThat(counts.sent(SERVICE, DAY, DAY.plusDays(1))).isZero();
        assertThat(counts.live(SERVICE)).isEqualTo(1);
        isExact();
    }

    @Test
    void the_day_begins_at_midnight_utc() {
        var midnight = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        message("sms", "normal", "created", midnight.minusMillis(1));
        message("sms", "normal", "sending", midnight);

        assertThat(counts.since(SERVICE, DAY)).containsExactly(count(Channel.SMS, NotificationStatus.SENDING, 1));
        assertThat(counts.sent(SERVICE, DAY.minusDays(1), DAY)).isEqualTo(1);
    }

    @Test
    void what_was_sent_does_not_count_what_was_cancelled() {
        message("sms", "normal", "cancelled", at(9));
        message("sms", "normal", "technical-failure", at(9));
        message("email", "team", "created", at(9));

        assertThat(counts.sent(SERVICE, DAY, DAY.plusDays(1))).isEqualTo(2);
        assertThat(counts.live(SERVICE)).isEqualTo(3);
    }

    @Test
    void what_moves_to_history_stays_counted_and_is_no_longer_live() {
        var id = message("sms", "normal", "delivered", at(9));
        message("sms", "normal", "delivered", at(10));
        counts.fold(AT_A_TIME);

        database.run(
                "with gone as (delete from notifications where id = ? returning *)"
                        + " insert into notification_history (id, service_id, template_id, template_version, key_type,"
                        + " notification_type, notification_status, created_at) select id, service_id, template_id,"
                        + " template_version, key_type, notification_type, notification_status, created_at from gone",
                id);

        assertThat(counts.since(SERVICE, DAY)).containsExactly(count(Channel.SMS, NotificationStatus.DELIVERED, 2));
        assertThat(counts.live(SERVICE)).isEqualTo(1);
        isExact();
    }

    @Test
    void a_message_that_is_stored_again_counts_once() {
        var id = message("sms", "normal", "created", at(9));

        database.run(
                "insert into notifications (id, service_id, template_id, template_version, key_type,"
                        + " notification_type, created_at) select id, service_id, template_id, template_version, key_type,"
                        + " notification_type, created_at from notifications where id = ? on conflict do nothing",
                id);

        assertThat(counts.live(SERVICE)).isEqualTo(1);
    }

    @Test
    void a_day_that_gets_its_partition_late_counts_once() {
        message("sms", "normal", "created", Instant.parse("2020-01-10T09:00:00Z"));
        assertThat(database.count("from notifications_default")).isEqualTo(1);

        database.run("call make_partition('notifications', 'notifications_p20200110', 'id',"
                + " uuid7_floor('2020-01-10Z')::text, uuid7_floor('2020-01-11Z')::text, '')");

        assertThat(database.count("from notifications_default")).isZero();
        assertThat(counts.live(SERVICE)).isEqualTo(1);
        isExact();
    }

    @Test
    void a_batch_that_is_rolled_back_was_never_counted() {
        try {
            Sql.transaction(database.pool(), connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("insert into notifications (id, service_id, template_version, key_type,"
                            + " notification_type, created_at) values (gen_random_uuid(), '" + SERVICE
                            + "', 1, 'normal', 'sms', now())");
                    return statement.execute("select 1 / 0");
                }
            });
        } catch (Sql.Refused e) {
            assertThat(e.state()).isEqualTo("22012");
        }

        assertThat(counts.live(SERVICE)).isZero();
    }

    @Test
    void a_statement_of_many_messages_leaves_a_row_for_each_kind_and_day() {
        database.run(
                "insert into notifications (id, service_id, template_version, key_type, notification_type, created_at)"
                        + " select uuid7_floor('2026-11-25 12:00Z'::timestamptz + n * interval '1 s'), ?, 1, 'normal',"
                        + " case when n % 3 = 0 then 'sms' else 'email' end, '2026-11-25 12:00Z'::timestamptz + n * interval '1 s'"
                        + " from generate_series(1, 600) as n",
                SERVICE);
        assertThat(database.count("from message_count_changes")).isEqualTo(2);

        counts.fold(1);

        assertThat(database.count("from message_count_changes")).isZero();
        assertThat(counts.since(SERVICE, DAY))
                .containsExactlyInAnyOrder(
                        count(Channel.SMS, NotificationStatus.CREATED, 200),
                        count(Channel.EMAIL, NotificationStatus.CREATED, 400));
        isExact();
    }

    @Test
    void who_empties_the_table_begins_anew() {
        message("sms", "normal", "created", at(9));
        counts.fold(AT_A_TIME);
        message("sms", "normal", "created", at(9));

        database.run("truncate notifications");

        assertThat(counts.since(SERVICE, DAY)).isEmpty();
        assertThat(database.count("from message_counts")).isZero();
        isExact();
    }

    @Test
    void everything_can_be_counted_anew() {
        message("sms", "normal", "created", at(9));
        counts.fold(AT_A_TIME);
        message("email", "test", "delivered", at(9));
        database.run("update message_counts set messages = 7, live = 7");

        database.run("select recount_messages()");

        isExact();
    }

    @Test
    void a_year_of_counts_is_read_without_reading_what_is_no_longer_live() {
        database.run(
                "insert into message_counts select ?, '2026-01-01'::date + n, ?, 'sms', 'normal', 'delivered', 5,"
                        + " case when n = 300 then 5 else 0 end from generate_series(0, 300) n",
                SERVICE,
                TEMPLATE);

        assertThat(counts.live(SERVICE)).isEqualTo(5);
        assertThat(counts.sent(SERVICE, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 11)))
                .isEqualTo(50);
    }

    /// Four writers change statuses at random, two fold, and one reads: no reader ever sees a
    /// message twice or not.
    @Test
    void nobody_ever_sees_a_message_counted_twice_or_not_at_all() throws Exception {
        database.run(
                "insert into notifications (id, service_id, template_id, template_version, key_type,"
                        + " notification_type, created_at) select uuid7_floor('2026-11-25Z'::timestamptz + n * interval '1 s'),"
                        + " ?, ?, 1, 'normal', 'sms', '2026-11-25Z'::timestamptz + n * interval '1 s'"
                        + " from generate_series(1, 400) as n",
                SERVICE,
                TEMPLATE);
        var over = new AtomicBoolean();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int writer = 0; writer < 4; writer++) {
            tasks.add(changing(writer));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var folders = List.of(threads.submit(() -> foldUntil(over)), threads.submit(() -> foldUntil(over)));
            var reader = threads.submit(() -> {
                while (!over.get()) {
                    assertThat(counts.since(SERVICE, DAY).stream()
                                    .mapToLong(StatusCount::messages)
                                    .sum())
                            .isEqualTo(400);
                }
            });
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
            over.set(true);
            reader.get();
            for (var folder : folders) {
                folder.get();
            }
        }

        isExact();
        counts.fold(AT_A_TIME);
        isExact();
        assertThat(database.count("from message_count_changes")).isZero();
    }

    private Callable<Integer> changing(int seed) {
        var random = new Random(seed);
        var words = List.of("created", "sending", "delivered", "temporary-failure", "cancelled");
        return () -> {
            for (int i = 0; i < 100; i++) {
                database.run(
                        "update notifications set notification_status = ? where id = any (array(select id"
                                + " from notifications where service_id = ? order by md5(id::text || ?) limit 7"
                                + " for update skip locked))",
                        words.get(random.nextInt(words.size())),
                        SERVICE,
                        Integer.toString(random.nextInt()));
            }
            return 0;
        };
    }

    private void foldUntil(AtomicBoolean over) {
        while (!over.get()) {
            counts.fold(3);
        }
    }

    private void isExact() {
        assertThat(database.count("from message_count_errors")).isZero();
    }

    private static StatusCount count(Channel channel, NotificationStatus status, long messages) {
        return new StatusCount(channel, status, messages);
    }

    private static Instant at(int hour) {
        return DAY.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private void becomes(UUID id, String status) {
        database.run("update notifications set notification_status = ? where id = ?", status, id);
    }

    private UUID message(String channel, String keyType, String status, Instant at) {
        var id = Uuid7.next(at);
        database.run(
                "insert into notifications (id, service_id, template_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at) values (?, ?, ?, 1, ?, ?, ?, ?::timestamptz)",
                id,
                SERVICE,
                TEMPLATE,
                keyType,
                channel,
                status,
                at);
        return id;
    }
}
