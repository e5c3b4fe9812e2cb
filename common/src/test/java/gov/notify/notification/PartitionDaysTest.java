package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.OwnDatabase;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which days have a partition, which get one, and which lose it.
class PartitionDaysTest {

    private final OwnDatabase database = OwnDatabase.create(6);
    private final Partitions partitions = new Partitions(database.pool());
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void messages_have_a_day_from_yesterday_to_three_days_ahead_and_payloads_as_long_as_any_is_kept() {
        dropAll();
        partitions.makeAhead();

        assertThat(partitions.days()).isEqualTo(days(-1, 3));
        assertThat(children("receipt_inbox")).isEqualTo(names("receipt_inbox", -1, 3));
        assertThat(children("notification_payloads")).isEqualTo(names("notification_payloads", -1, 12));
    }

    @Test
    void payloads_have_days_for_the_longest_retention_of_any_service() {
        database.run(
                "insert into service_data_retention select gen_random_uuid(), id, 'sms', 90, now() from services limit 1");

        partitions.makeAhead();

        assertThat(children("notification_payloads")).isEqualTo(names("notification_payloads", -1, 95));
    }

    @Test
    void a_day_that_is_missing_among_others_is_made_and_its_rows_move_into_it() {
        drop("notifications", today.plusDays(1));
        var stranded = message(today.plusDays(1), "notifications");
        assertThat(partitions.rowsWithoutPartition()).isEqualTo(1);
        assertThat(partitions.days()).isEqualTo(days(-1, 3));

        partitions.makeAhead();

        assertThat(partitions.rowsWithoutPartition()).isZero();
        assertThat(database.one(
                        String.class, "select tableoid::regclass::text from notifications where id = ?", stranded))
                .isEqualTo(name("notifications", today.plusDays(1)));
    }

    @Test
    void several_instances_that_make_them_at_once_make_each_once() throws Exception {
        dropAll();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var makers = Stream.<Callable<Boolean>>generate(() -> () -> {
                        partitions.makeAhead();
                        return true;
                    })
                    .limit(3)
                    .toList();
            // One that waits too long for the others gives up and comes again.
            assertThat(threads.invokeAll(makers)).anyMatch(maker -> maker.state() == Future.State.SUCCESS);
        }

        assertThat(partitions.days()).isEqualTo(days(-1, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, notification_history_p202402, 2024-03-01 00:00:00",
        "2025-12-31, notification_history_p202512, 2026-01-01 00:00:00",
        "2026-01-01, notification_history_p202601, 2026-02-01 00:00:00",
        "2026-11-15, notification_history_p202611, 2026-12-01 00:00:00",
        "2030-06-30, notification_history_p203006, 2030-07-01 00:00:00"
    })
    void a_day_of_history_lies_in_its_month_past_or_future_to_the_last_moment(
            LocalDate day, String month, String beyond) {
        history("'" + day + " 23:59:59.999999+00'");
        history("timestamptz '" + beyond + "+00'");

        database.run("call make_history_partition(?)", day);
        database.run("call make_history_partition(?)", day);

        assertThat(database.count("from " + month)).isEqualTo(1);
        assertThat(database.count("from notification_history_default")).isEqualTo(1);
    }

    @Test
    void a_day_of_messages_goes_when_it_is_three_days_old_and_empty() {
        var full = make("notifications", today.minusDays(10));
        message(today.minusDays(10), "notifications");
        var empty = make("notifications", today.minusDays(4));
        var young = make("notifications", today.minusDays(3));

        assertThat(partitions.dropExpired()).contains(empty).doesNotContain(full, young);
        assertThat(partitions.days()).contains(today.minusDays(10), today.minusDays(3));

        database.run("delete from notifications");
        assertThat(partitions.dropExpired()).containsExactly(full);
    }

    @Test
    void receipts_are_kept_for_eight_days_whether_they_were_read_or_not() {
        var old = make("receipt_inbox", today.minusDays(9));
        var kept = make("receipt_inbox", today.minusDays(8));

        assertThat(partitions.dropExpired()).contains(old).doesNotContain(kept);
        assertThat(children("receipt_inbox")).contains(kept);
    }

    @Test
    void payloads_without_a_partition_are_erased_on_their_day_but_for_those_that_wait() {
        var waits = payload(today.minusDays(40));
        payload(today.minusDays(40));
        payload(today.plusDays(400));
        database.run(
                "insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                        + " values (?, gen_random_uuid(), 'sms', 'bulk', now(), now())",
                waits);

        partitions.dropExpired();

        assertThat(database.count("from notification_payloads_default")).isEqualTo(2);
        assertThat(database.count("from notification_payloads_default where notification_id = ?", waits))
                .isEqualTo(1);
    }

    @Test
    void nothing_of_today_or_later_is_ever_dropped() {
        assertThat(partitions.dropExpired())
                .allMatch(name -> name.startsWith("notification_payloads_p")
                        && name.endsWith(today.minusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE)));
    }

    @Test
    void the_day_is_that_of_postgres_in_utc() {
        assertThat(partitions.now().toLocalDate()).isBetween(today, LocalDate.now(ZoneOffset.UTC));
    }

    private void dropAll() {
        for (var parent : List.of("notifications", "receipt_inbox", "notification_payloads")) {
            children(parent).forEach(name -> database.run("drop table " + name));
        }
    }

    private void drop(String parent, LocalDate day) {
        database.run("drop table " + name(parent, day));
    }

    private String make(String parent, LocalDate day) {
        var name = name(parent, day);
        database.run(
                "call make_partition(?, ?, 'id', uuid7_floor(?::date::timestamp at time zone 'UTC')::text,"
                        + " uuid7_floor(?::date::timestamp at time zone 'UTC')::text, '')",
                parent,
                name,
                day,
                day.plusDays(1));
        return name;
    }

    private UUID message(LocalDate day, String table) {
        var at = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        var id = Uuid7.next(at);
        database.run(
                "insert into " + table + " (id, service_id, template_version, key_type, notification_type, created_at)"
                        + " values (?, gen_random_uuid(), 1, 'normal', 'sms', ?::timestamptz)",
                id,
                at);
        return id;
    }

    private void history(String at) {
        database.run("insert into notification_history (id, service_id, template_version, key_type, notification_type,"
                + " notification_status, created_at) values (gen_random_uuid(), gen_random_uuid(), 1, 'normal', 'sms',"
                + " 'sent', " + at + ")");
    }

    private UUID payload(LocalDate day) {
        var id = UUID.randomUUID();
        database.run("insert into notification_payloads values (?, ?, '')", id, day);
        return id;
    }

    private List<String> children(String parent) {
        return database.texts("select inhrelid::regclass::text from pg_inherits where inhparent = '" + parent
                + "'::regclass and inhrelid::regclass::text like '%_p2%' order by 1");
    }

    private List<LocalDate> days(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(today::plusDays).toList();
    }

    private List<String> names(String parent, int first, int last) {
        return days(first, last).stream().map(day -> name(parent, day)).toList();
    }

    private static String name(String parent, LocalDate day) {
        return parent + "_p" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
