package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.statistics.MessageCounts;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationPagesTest {

    private static final OwnDatabase DATABASE = OwnDatabase.create(2);
    private final ReadPool pool;
    private final NotificationReader reader;
    private final StoredRows rows = StoredRows.in(DATABASE);

    NotificationPagesTest() throws SQLException {
        pool = new ReadPool(DATABASE.pool());
        reader = new NotificationReader(pool);
    }

    @AfterEach
    void end() {
        pool.close();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whoever_pages_by_the_last_id_sees_everything_once_newest_first() {
        var expected = new ArrayList<UUID>();
        for (int i = 0; i < 25; i++) {
            expected.addFirst(rows.add(Duration.ofHours(150 - 5L * i)));
        }

        var seen = new ArrayList<UUID>();
        var next = ids(rows.all().page(10, 0));
        while (!next.isEmpty()) {
            seen.addAll(next);
            next = ids(rows.all().below(next.getLast()).page(10, 0));
        }

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void what_arrives_while_somebody_pages_moves_nothing() {
        var oldest = rows.add(Duration.ofHours(3));
        var middle = rows.add(Duration.ofHours(2));
        var first = ids(rows.all().page(1, 0));
        assertThat(first).containsExactly(middle);

        rows.add(Duration.ofHours(1));

        assertThat(ids(rows.all().below(first.getLast()).page(1, 0))).containsExactly(oldest);
    }

    @Test
    void pages_that_are_counted_skip_those_before_and_count_them_all() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(rows.add(Duration.ofHours(20 - i)));
        }

        assertThat(ids(rows.all().page(3, 3))).isEqualTo(ids.subList(3, 6));
        assertThat(ids(rows.all().page(3, 6))).isEqualTo(ids.subList(6, 7));
        assertThat(ids(rows.all().page(3, 9))).isEmpty();
        assertThat(reader.count(rows.all().page(3, 6).filter())).isEqualTo(7);
    }

    @Test
    void a_service_sees_nothing_of_anothers() {
        var other = rows.ofAnother();
        var theirs = other.add(Duration.ofHours(1));

        assertThat(ids(rows.all())).isEmpty();
        assertThat(reader.find(rows.service(), theirs)).isEmpty();
        assertThat(reader.find(other.service(), theirs)).isPresent();
        assertThat(reader.find(rows.service(), UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_key_lists_what_keys_of_its_type_have_made_and_rows_of_jobs_where_they_are_wanted() {
        var normal = rows.add(Duration.ofHours(4));
        var team = rows.add(Duration.ofHours(3), "key_type", "team");
        var test = rows.add(Duration.ofHours(2), "key_type", "test");
        var job = rows.add(Duration.ofHours(1), "job_id", UUID.randomUUID());

        assertThat(ids(rows.all())).containsExactly(normal);
        assertThat(ids(rows.all().by(KeyType.TEAM).withJobs())).containsExactly(team);
        assertThat(ids(rows.all().by(KeyType.TEST).withJobs())).containsExactly(test);
        assertThat(ids(rows.all().by(KeyType.NORMAL).withJobs())).containsExactly(job, normal);
    }

    @ParameterizedTest
    @EnumSource(NotificationStatus.class)
    void a_status_selects_itself(NotificationStatus status) {
        var id = rows.add(Duration.ofHours(2), "notification_status", status.wireName());
        var other = status == NotificationStatus.SENT ? NotificationStatus.FAILED : NotificationStatus.SENT;
        var second = rows.add(Duration.ofHours(1), "notification_status", other.wireName());

        assertThat(ids(rows.all().in(status))).containsExactly(id);
        assertThat(ids(rows.all().in(status, other))).containsExactly(second, id);
        assertThat(ids(rows.all())).containsExactly(second, id);
        assertThat(reader.count(rows.all().in(status).filter())).isEqualTo(1);
    }

    @Test
    void a_channel_selects_itself_and_none_means_both() {
        var email = rows.add(Duration.ofHours(2), "notification_type", "email");
        var text = rows.add(Duration.ofHours(1));

        assertThat(ids(rows.all().over(Channel.EMAIL))).containsExactly(email);
        assertThat(ids(rows.all().over(Channel.SMS))).containsExactly(text);
        assertThat(ids(rows.all().over(Channel.SMS, Channel.EMAIL))).isEqualTo(ids(rows.all()));
    }

    @Test
    void a_reference_selects_exactly_itself() {
        var one = rows.add(Duration.ofHours(3), "client_reference", "Order 7");
        rows.add(Duration.ofHours(2), "client_reference", "order 7");
        rows.add(Duration.ofHours(1), "client_reference", "Order 7 ");
        rows.ofAnother().add(Duration.ofHours(1), "client_reference", "Order 7");
        var again = rows.add(Duration.ofMinutes(1), "client_reference", "Order 7");

        assertThat(ids(rows.all().called("Order 7"))).containsExactly(again, one);
        assertThat(ids(rows.all().called("Order %"))).isEmpty();
        assertThat(reader.count(rows.all().called("Order 7").filter())).isEqualTo(2);
        assertThat(ids(rows.all().called("Order 7").below(again))).containsExactly(one);
    }

    @Test
    void a_reference_may_be_as_long_as_callers_like() {
        var reference = "é".repeat(1000) + UUID.randomUUID();
        var id = rows.add(Duration.ofHours(1), "client_reference", reference);

        assertThat(ids(rows.all().called(reference))).containsExactly(id);
    }

    @Test
    void what_is_past_its_retention_is_not_listed_and_is_still_found_by_its_id() {
        var old = rows.add(Duration.ofDays(8));

        assertThat(ids(rows.all())).isEmpty();
        assertThat(reader.count(rows.all().filter())).isZero();
        assertThat(reader.find(rows.service(), old)).isPresent();
    }

    @Test
    void a_row_is_read_whole() {
        var key = UUID.randomUUID();
        var job = UUID.randomUUID();
        var id = rows.add(Duration.ofHours(1));
        DATABASE.run(
                "update notifications set api_key_id = ?, job_id = ?, job_row_number = 0, billable_units = 3,"
                        + " rate_multiplier = 1.5, sent_at = '2026-11-26T14:15:09.123456Z',"
                        + " updated_at = '2026-11-26T14:15:10Z', scheduled_for = '2026-11-26T14:15:00Z', sent_by = 'sns',"
                        + " message_id = 'm-1', provider_response = 'OK', carrier = 'A carrier', reply_to_text = '28853',"
                        + " payload_expires_on = '2026-12-04', unsubscribe_link = 'https://x.gov' where id = ?",
                key,
                job,
                id);

        var row = reader.find(rows.service(), id).orElseThrow();

        assertThat(row.origin()).isEqualTo(new StoredNotification.Origin(key, null, job, 0, null));
        assertThat(row.billing()).isEqualTo(new StoredNotification.Billing(3, new BigDecimal("1.5")));
        assertThat(row.times().sent()).isEqualTo(Instant.parse("2026-11-26T14:15:09.123456Z"));
        assertThat(row.times().updated()).isEqualTo(Instant.parse("2026-11-26T14:15:10Z"));
        assertThat(row.times().scheduledFor()).isEqualTo(Instant.parse("2026-11-26T14:15:00Z"));
        assertThat(row.provider()).isEqualTo(new StoredNotification.Provider("sns", "m-1", "OK", "A carrier"));
        assertThat(row.replyTo()).isEqualTo("28853");
        assertThat(row.payloadExpiresOn()).isEqualTo("2026-12-04");
        assertThat(row.unsubscribeLink()).isEqualTo("https://x.gov");
        assertThat(row).hasToString("StoredNotification[" + id + "]");
    }

    @Test
    void what_is_not_known_yet_is_null_and_costs_nothing() {
        var row = reader.find(rows.service(), rows.add(Duration.ofHours(1), "notification_status", "created"))
                .orElseThrow();

        assertThat(row.status()).isEqualTo(NotificationStatus.CREATED);
        assertThat(row.billing()).isEqualTo(new StoredNotification.Billing(0, null));
        assertThat(row.provider()).isEqualTo(new StoredNotification.Provider(null, null, null, null));
        assertThat(row.times().sent()).isNull();
        assertThat(row.payloadExpiresOn()).isNull();
    }

    @Test
    void a_list_looks_only_at_days_that_have_some() {
        var failed = rows.add(Duration.ZERO, "notification_status", "failed");
        var elsewhere = rows.add(Duration.ofDays(1));

        Sql.transaction(DATABASE.pool(), connection -> {
            try (var statement = connection.createStatement()) {
                // Whoever looks there now waits until the statement's time is over.
                statement.execute("lock table " + partition(elsewhere) + " in access exclusive mode");
                assertThat(ids(rows.all().in(NotificationStatus.FAILED))).containsExactly(failed);
                assertThat(reader.count(rows.all().in(NotificationStatus.FAILED).filter()))
                        .isEqualTo(1);
                assertThat(ids(rows.all().in(NotificationStatus.CANCELLED))).isEmpty();
                assertThat(reader.count(
                                rows.all().in(NotificationStatus.CANCELLED).filter()))
                        .isZero();
                assertThat(ids(rows.all().over(Channel.EMAIL))).isEmpty();
                assertThat(ids(rows.all().by(KeyType.TEAM))).isEmpty();
                return 0;
            }
        });
    }

    @Test
    void the_usual_list_asks_nothing_of_the_counts() {
        var sent = rows.add(Duration.ZERO);

        Sql.transaction(DATABASE.pool(), connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("lock table message_counts, message_count_changes in access exclusive mode");
                assertThat(ids(rows.all())).containsExactly(sent);
                return 0;
            }
        });
    }

    @Test
    void days_with_and_without_some_make_one_list_whether_they_are_folded_or_not() {
        var counts = new MessageCounts(DATABASE.pool());
        var failed = new ArrayList<UUID>();
        for (int day : List.of(6, 5, 4, 2, 0)) {
            rows.add(Duration.ofDays(day), "notification_status", "sending");
            failed.addFirst(rows.add(Duration.ofDays(day), "notification_status", "failed"));
            rows.add(Duration.ofDays(day), "notification_status", "created");
            if (day == 5) {
                counts.fold(5000);
            }
        }
        var delivered = rows.add(Duration.ofDays(3));
        DATABASE.run("update notifications set notification_status = 'delivered' where id = ?", failed.get(2));
        var later = List.of(failed.get(0), failed.get(1), failed.get(3), failed.get(4));

        assertThat(ids(rows.all().in(NotificationStatus.FAILED))).isEqualTo(later);
        assertThat(ids(rows.all().in(NotificationStatus.FAILED).page(2, 1))).isEqualTo(later.subList(1, 3));
        assertThat(ids(rows.all().in(NotificationStatus.FAILED).below(later.get(1))))
                .isEqualTo(later.subList(2, 4));
        assertThat(ids(rows.all().in(NotificationStatus.DELIVERED))).containsExactly(delivered, failed.get(2));
        assertThat(reader.count(rows.all().filter())).isEqualTo(16);
    }

    /// Where an id is kept.
    private static String partition(UUID id) {
        return DATABASE.one(String.class, "select tableoid::regclass::text from notifications where id = ?", id);
    }

    private List<UUID> ids(StoredRows.Question question) {
        return reader.page(question.filter()).stream()
                .map(StoredNotification::id)
                .toList();
    }
}
