package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.notification.Partitions;
import gov.notify.notification.Uuid7;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.worker.receipt.ReceiptTimeouts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionCleanerTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final UUID SERVICE = UUID.randomUUID();

    private final AgroalDataSource database = MigratedDatabase.create().pool(3);
    private final Partitions partitions = new Partitions(database);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RetentionCleaner cleaner = new RetentionCleaner(
            partitions, new ReceiptTimeouts(database, CLOCK, Duration.ofDays(3)), database, meters);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void messages_past_the_week_that_services_keep_them_by_default_move_to_history() {
        var old = message(SERVICE, "sms", "delivered", 8);
        var young = message(SERVICE, "sms", "delivered", 7);

        cleaner.run();

        assertThat(live()).isEqualTo(young.toString());
        assertThat(history()).isEqualTo(old.toString());
        assertThat(one("select notification_status || client_reference || reference from notification_history"))
                .isEqualTo("deliveredmineprovider's");
    }

    @Test
    void each_kind_is_kept_as_long_as_its_service_chose() {
        keeps("sms", 30);
        keeps("email", 3);
        var textKept = message(notifyService(), "sms", "delivered", 30);
        var textPast = message(notifyService(), "sms", "delivered", 31);
        var emailKept = message(notifyService(), "email", "delivered", 3);
        var emailPast = message(notifyService(), "email", "delivered", 4);

        cleaner.run();

        assertThat(live()).isEqualTo(textKept + "," + emailKept);
        assertThat(history()).isEqualTo(textPast + "," + emailPast);
    }

    @Test
    void history_has_a_partition_a_month_and_its_default_stays_empty() {
        message(SERVICE, "sms", "delivered", 8);
        message(SERVICE, "sms", "delivered", 60);

        cleaner.run();

        assertThat(one("select count(*) from notification_history_default")).isEqualTo("0");
        assertThat(one("select count(distinct tableoid) from notification_history"))
                .isEqualTo("2");
    }

    @Test
    void a_month_that_cannot_be_made_now_keeps_its_messages_live_and_no_other() throws SQLException {
        run("call make_history_partition('" + today.minusDays(8) + "')");
        var late = message(SERVICE, "sms", "delivered", 60);
        var past = message(SERVICE, "sms", "delivered", 8);
        message(SERVICE, "email", "created", 8);
        try (var reader = database.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from notification_history_default");

            assertThatThrownBy(cleaner::run).isInstanceOf(Sql.Refused.class);
            reader.rollback();
        }
        assertThat(history()).isEqualTo(past.toString());
        assertThat(live()).contains(late.toString());
        assertThat(meters.get("messages_past_retention").gauge().value()).isEqualTo(1);

        cleaner.run();

        assertThat(history()).isEqualTo(late + "," + past);
        assertThat(one("select count(*) from notification_history_default")).isEqualTo("0");
    }

    @Test
    void a_message_that_has_not_ended_stays_and_is_told_of() {
        var waits = message(SERVICE, "sms", "created", 9);

        cleaner.run();

        assertThat(live()).isEqualTo(waits.toString());
        assertThat(meters.get("messages_past_retention").gauge().value()).isEqualTo(1);
    }

    @Test
    void a_message_whose_receipt_never_came_is_given_up_and_moves_the_next_time() {
        var forgotten = message(SERVICE, "sms", "sending", 40);

        cleaner.run();
        assertThat(live()).isEqualTo(forgotten.toString());
        cleaner.run();

        assertThat(history()).isEqualTo(forgotten.toString());
        assertThat(one("select notification_status || timed_out from notification_history"))
                .isEqualTo("temporary-failuretrue");
    }

    @Test
    void messages_of_test_keys_leave_no_trace() {
        message(SERVICE, "sms", "delivered", 8);
        run("update notifications set key_type = 'test'");

        cleaner.run();

        assertThat(live()).isNull();
        assertThat(history()).isNull();
    }

    @Test
    void more_than_fit_into_one_statement_all_move_whatever_else_is_kept() {
        keeps("email", 90);
        partition(10);
        messages(notifyService(), "email", 6_000, 10);
        messages(notifyService(), "sms", 12_000, 10);

        cleaner.run();

        assertThat(one("select count(*) from notification_history")).isEqualTo("12000");
        assertThat(one("select count(*) from notifications")).isEqualTo("6000");
    }

    @Test
    void a_message_that_a_receipt_is_changing_stays_until_the_next_time_and_holds_up_no_other() throws SQLException {
        var changing = message(SERVICE, "sms", "sent", 8);
        var other = message(SERVICE, "sms", "sent", 9);
        try (var receipt = database.getConnection();
                var statement = receipt.createStatement()) {
            receipt.setAutoCommit(false);
            statement.execute("select 1 from notifications where id = '" + changing + "' for no key update");
            cleaner.run();
            receipt.rollback();
        }
        assertThat(live()).isEqualTo(changing.toString());
        assertThat(history()).isEqualTo(other.toString());

        cleaner.run();

        assertThat(live()).isNull();
    }

    @Test
    void cut_off_anywhere_each_message_stands_in_one_place_and_the_next_run_goes_on() {
        partition(9);
        messages(SERVICE, "sms", 12_000, 9);
        run("create function fail() returns trigger language plpgsql as $$ begin"
                + " if (select count(*) from notification_history) >= 5000 then raise 'cut off'; end if; return null;"
                + " end $$");
        run("create trigger fail before insert on notification_history for each statement execute function fail()");

        assertThatThrownBy(cleaner::run).isInstanceOf(Sql.Refused.class);
        assertThat(one("select count(*) from notification_history")).isEqualTo("5000");
        assertThat(one("select count(*) from notifications")).isEqualTo("7000");

        run("drop trigger fail on notification_history");
        cleaner.run();
        assertThat(one("select count(*) from notification_history")).isEqualTo("12000");
        assertThat(one("select count(*) from notifications")).isEqualTo("0");
    }

    @Test
    void days_from_which_all_have_moved_are_dropped() {
        var emptied = partition(8);
        message(SERVICE, "sms", "delivered", 8);
        var kept = partition(9);
        message(SERVICE, "sms", "created", 9);

        assertThat(daysDropped()).isEmpty();
        cleaner.run();

        assertThat(daysDropped()).containsExactly(emptied);
        assertThat(one("select to_regclass('" + kept + "')")).isNotNull();
        assertThat(one("select count(*) from notification_history")).isEqualTo("1");
    }

    @Test
    void nobody_waits_for_a_day_to_be_dropped_while_the_table_is_read() throws SQLException {
        var emptied = partition(8);
        try (var reader = database.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from notifications");

            assertThat(daysDropped()).isEmpty();
            reader.rollback();
        }
        assertThat(daysDropped()).containsExactly(emptied);
    }

    @Test
    void a_step_reads_one_service_of_one_day_by_index_and_locks_no_other_day() throws SQLException {
        for (int days = 5; days < 25; days++) {
            partition(days);
        }
        messages(UUID.randomUUID(), "sms", 40_000, 9);
        messages(SERVICE, "sms", 1_000, 9);
        run("vacuum analyze notifications");
        var day = today.minusDays(9);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("explain " + ExpiredMessages.MOVE)) {
            ExpiredMessages.bind(statement, SERVICE, EnumSet.allOf(Channel.class), ExpiredMessages.from(day), day);
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString())
                    .contains(name(9) + "_service_id_id_idx")
                    .doesNotContain("Seq Scan")
                    .doesNotContain(name(8))
                    .doesNotContain("notifications_default");
        }
    }

    private List<String> daysDropped() {
        return partitions.dropExpired().stream()
                .filter(name -> name.startsWith("notifications_"))
                .toList();
    }

    private void keeps(String type, int days) {
        run("insert into service_data_retention (id, service_id, notification_type, days_of_retention, created_at)"
                + " values (gen_random_uuid(), '" + notifyService() + "', '" + type + "', " + days + ", now())");
    }

    private UUID notifyService() {
        return UUID.fromString(one("select id from services"));
    }

    private String partition(int daysAgo) {
        var day = today.minusDays(daysAgo);
        run("call make_partition('notifications', '" + name(daysAgo) + "', 'id', '" + ExpiredMessages.from(day) + "', '"
                + ExpiredMessages.from(day.plusDays(1)) + "', '')");
        return name(daysAgo);
    }

    private String name(int daysAgo) {
        return "notifications_p" + today.minusDays(daysAgo).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private UUID message(UUID service, String type, String status, int daysAgo) {
        var at = today.minusDays(daysAgo).atTime(23, 59).toInstant(ZoneOffset.UTC);
        var id = Uuid7.next(at);
        insert("('" + id + "', '" + service + "', 1, 'normal', '" + type + "', '" + status + "', '" + at + "', 'mine',"
                + " 'provider''s', 'secret', '\\x01')");
        return id;
    }

    private void messages(UUID service, String type, int count, int daysAgo) {
        var midnight = today.minusDays(daysAgo).atStartOfDay(ZoneOffset.UTC).toInstant();
        insert(IntStream.range(0, count)
                .mapToObj(i -> midnight.plusMillis(i))
                .map(at -> "('" + Uuid7.next(at) + "', '" + service + "', 1, 'normal', '" + type + "', 'delivered', '"
                        + at + "', null, null, null, null)")
                .collect(Collectors.joining(",")));
    }

    private void insert(String values) {
        run("insert into notifications (id, service_id, template_version, key_type, notification_type,"
                + " notification_status, created_at, client_reference, reference, provider_response, recipient_hash)"
                + " values " + values);
    }

    private String live() {
        return one("select string_agg(id::text, ',' order by id) from notifications");
    }

    private String history() {
        return one("select string_agg(id::text, ',' order by id) from notification_history");
    }

    private void run(String sql) {
        Sql.once(database, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private String one(String sql) {
        return Sql.once(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
