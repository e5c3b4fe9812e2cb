package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Partitions;
import gov.notify.notification.Uuid7;
import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.receipt.ReceiptTimeouts;
import gov.notify.worker.schedule.WorkerPair;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When messages past their retention are moved.
class NightlyPurgeTest {

    private final TestDatabase database = TestDatabase.withClock();
    private final RetentionCleaner cleaner = new RetentionCleaner(
            new Partitions(database.pool()),
            new ReceiptTimeouts(database.pool(), new HandClock("2026-03-12T07:00:00Z"), Duration.ofDays(3)),
            database.pool(),
            new SimpleMeterRegistry());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void waits_for_seven_in_the_morning() {
        message("2026-03-01T12:00:00Z");

        database.stopsAt(Instant.parse("2026-03-12T06:59:59.999Z"));
        cleaner.runOnceADay();
        assertThat(live()).isEqualTo(1);

        database.stopsAt(Instant.parse("2026-03-12T07:00:00Z"));
        cleaner.runOnceADay();
        assertThat(live()).isZero();
    }

    @Test
    void a_service_that_chose_nothing_keeps_seven_whole_days_before_today() {
        database.stopsAt(Instant.parse("2026-03-12T07:00:00Z"));
        message("2026-03-04T23:59:59.999Z");
        message("2026-03-05T00:00:00Z");

        cleaner.runOnceADay();

        assertThat(database.one("select created_at = '2026-03-05T00:00:00Z' from notifications"))
                .isEqualTo("t");
        assertThat(database.one("select created_at = '2026-03-04T23:59:59.999Z' from notification_history"))
                .isEqualTo("t");
    }

    @Test
    void once_it_went_well_it_rests_until_the_next_day() {
        database.stopsAt(Instant.parse("2026-03-12T07:00:00Z"));
        cleaner.runOnceADay();

        message("2026-03-01T12:00:00Z");
        database.stopsAt(Instant.parse("2026-03-12T23:59:59Z"));
        cleaner.runOnceADay();
        assertThat(live()).isEqualTo(1);

        database.stopsAt(Instant.parse("2026-03-13T00:00:00Z"));
        cleaner.runOnceADay();
        assertThat(live()).as("still before seven").isEqualTo(1);

        database.stopsAt(Instant.parse("2026-03-13T08:00:00Z"));
        cleaner.runOnceADay();
        assertThat(live()).isZero();
    }

    @Test
    void what_failed_is_tried_again_within_the_hour() {
        database.stopsAt(Instant.parse("2026-03-12T07:00:00Z"));
        message("2026-03-01T12:00:00Z");
        database.run("alter table notification_history rename to elsewhere");
        assertThatThrownBy(cleaner::runOnceADay).isInstanceOf(Sql.Refused.class);

        database.run("alter table elsewhere rename to notification_history");
        cleaner.runOnceADay();

        assertThat(live()).isZero();
    }

    @Test
    void two_workers_move_each_message_once() {
        database.stopsAt(Instant.parse("2026-03-12T07:00:00Z"));
        for (int i = 0; i < 20; i++) {
            message("2026-03-01T12:00:00Z");
        }

        WorkerPair.runs(database, cleaner);

        assertThat(live()).isZero();
        assertThat(database.count("notification_history")).isEqualTo(20);
    }

    private long live() {
        return database.count("notifications");
    }

    private void message(String at) {
        database.one(
                "insert into notifications (id, service_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at) values (?, gen_random_uuid(), 1, 'normal', 'sms',"
                        + " 'delivered', ?) returning 1",
                Uuid7.next(Instant.parse(at)),
                at);
    }
}
