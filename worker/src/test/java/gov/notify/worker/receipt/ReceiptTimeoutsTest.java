package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.sandbox.log.LogLines;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.worker.log.MessageLog;
import io.agroal.api.AgroalDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptTimeoutsTest {

    private final AgroalDataSource database = MigratedDatabase.create().pool(2);
    private final ReceiptTimeouts timeouts = new ReceiptTimeouts(database, Clock.systemUTC(), Duration.ofDays(3));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void messages_whose_receipt_did_not_come_in_three_days_are_given_up_and_no_others() {
        var late = message("sending", 4, "null");
        var veryLate = message("pending", 11, "null");
        var young = message("sending", 2, "null");
        var delivered = message("delivered", 4, "null");
        var scheduled = message("sending", 8, "now() - interval '2 days'");
        var scheduledLongAgo = message("sending", 8, "now() - interval '4 days'");

        try (var log = new LogLines(MessageLog.class.getName())) {
            timeouts.run();

            await().atMost(Duration.ofSeconds(20)).until(() -> log.has(late.toString()));
        }

        assertThat(status(late)).isEqualTo("temporary-failure true");
        assertThat(status(veryLate)).isEqualTo("temporary-failure true");
        assertThat(status(scheduledLongAgo)).isEqualTo("temporary-failure true");
        assertThat(status(young)).isEqualTo("sending false");
        assertThat(status(delivered)).isEqualTo("delivered false");
        assertThat(status(scheduled)).isEqualTo("sending false");
    }

    @Test
    void who_was_handed_over_late_is_waited_for_as_long() {
        var late = message("sending", 6, "null");
        var lateLongAgo = message("sending", 7, "null");
        run("update notifications set sent_at = now() - interval '1 day' where id = '" + late + "'");
        run("update notifications set sent_at = now() - interval '4 days' where id = '" + lateLongAgo + "'");

        timeouts.run();

        assertThat(status(late)).isEqualTo("sending false");
        assertThat(status(lateLongAgo)).isEqualTo("temporary-failure true");
    }

    @Test
    void more_than_fit_into_one_transaction_are_all_given_up() {
        for (int i = 0; i < 2_100; i++) {
            message("sending", 5, "null");
        }
        run("insert into notifications (id, service_id, template_version, key_type, notification_type,"
                + " notification_status, created_at)"
                + " select overlay(id::text placing lpad(to_hex((('x' || right(id::text, 4))::bit(16)::int + n) % 65536), 4, '0')"
                + " from 33 for 4)::uuid, service_id, 1,"
                + " 'normal', 'sms', case when n % 2 = 0 then 'delivered' else 'sending' end, created_at"
                + " from notifications, generate_series(1, 5) n");

        timeouts.run();

        assertThat(one("select count(*) from notifications where timed_out")).isEqualTo("8400");
    }

    private UUID message(String status, int daysOld, String scheduledFor) {
        var at = Instant.now().minus(Duration.ofDays(daysOld));
        var id = Uuid7.next(at);
        run(
                "insert into notifications (id, service_id, template_version, key_type, notification_type, notification_status,"
                        + " created_at, scheduled_for) values ('" + id + "', gen_random_uuid(), 1, 'normal', 'sms', '"
                        + status
                        + "', '" + at + "', " + scheduledFor + ")");
        return id;
    }

    private String status(UUID id) {
        return one("select notification_status || ' ' || timed_out from notifications where id = '" + id + "'");
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
