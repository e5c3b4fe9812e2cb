package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import gov.notify.notification.Uuid7;
import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.WorkerPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which messages a night gives up waiting for.
class NightlyTimeoutTest {

    private static final String NOW = "2026-03-12T04:05:00Z";

    private final TestDatabase database = TestDatabase.withClock();
    private final HandClock clock = new HandClock(NOW);
    private final ReceiptTimeouts timeouts = new ReceiptTimeouts(database.pool(), clock, Duration.ofDays(3));
    private UUID service = new UUID(0, 0);

    @BeforeEach
    void aServiceThatWantsToKnow() {
        database.stopsAt(Instant.parse(NOW));
        service = UUID.fromString(database.one("select id from services limit 1"));
        database.run(
                "insert into service_callback_api (id, service_id, callback_type, url, bearer_token, updated_by_id,"
                        + " version, created_at) select gen_random_uuid(), id, 'delivery_status', 'https://example.gov', 'sealed',"
                        + " (select id from users limit 1), 1, now() from services limit 1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sending, 2026-03-09T04:04:59.999Z, temporary-failure",
        "pending, 2026-03-09T04:04:59.999Z, temporary-failure",
        "sending, 2026-03-09T04:05:00Z, sending",
        "sending, 2026-03-12T04:00:00Z, sending",
        "sending, 2026-02-26T12:00:00Z, temporary-failure",
        "created, 2026-03-01T12:00:00Z, created",
        "sent, 2026-03-01T12:00:00Z, sent",
        "delivered, 2026-03-01T12:00:00Z, delivered",
        "permanent-failure, 2026-03-01T12:00:00Z, permanent-failure",
        "technical-failure, 2026-03-01T12:00:00Z, technical-failure",
    })
    void three_days_without_a_receipt_are_a_temporary_failure_of_what_waits_for_one(
            String before, String createdAt, String after) {
        var id = message(before, createdAt, null, null);

        timeouts.run();

        assertThat(database.one("select notification_status from notifications where id = ?", id))
                .isEqualTo(after);
        assertThat(database.count("notifications where timed_out")).isEqualTo(before.equals(after) ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-03T00:00:00Z, 2026-03-09T04:04:59Z, -, true",
                "2026-03-03T00:00:00Z, 2026-03-09T04:05:00Z, -, false",
                "2026-03-03T00:00:00Z, -, 2026-03-09T04:04:59Z, true",
                "2026-03-03T00:00:00Z, -, 2026-03-09T04:05:00Z, false",
                "2026-03-03T00:00:00Z, 2026-03-11T00:00:00Z, 2026-03-04T00:00:00Z, false",
            })
    void the_wait_begins_with_the_hand_over_or_else_with_the_time_it_was_scheduled_for(
            String createdAt, String sentAt, String scheduledFor, boolean over) {
        message("sending", createdAt, sentAt, scheduledFor);

        timeouts.run();

        assertThat(database.count("notifications where timed_out")).isEqualTo(over ? 1 : 0);
    }

    @Test
    void its_service_is_called_back_once_for_each() {
        var id = message("sending", "2026-03-05T00:00:00Z", null, null);
        message("delivered", "2026-03-05T00:00:00Z", null, null);

        timeouts.run();
        timeouts.run();

        assertThat(database.one("select string_agg(concat_ws(' ', subject_id, status_value, state), ',')"
                        + " from callback_deliveries"))
                .isEqualTo(id + " temporary-failure pending");
    }

    @Test
    void a_day_may_be_given_up_by_itself_however_long_ago_it_was() {
        message("sending", "2025-03-05T00:00:00Z", null, null);
        message("sending", "2025-03-05T23:59:59.999Z", null, null);
        message("sending", "2025-03-06T00:00:00Z", null, null);

        assertThat(timeouts.timeOut(LocalDate.parse("2025-03-05"))).isEqualTo(2);
        assertThat(timeouts.timeOut(LocalDate.parse("2025-03-05"))).isZero();
    }

    @Test
    void it_is_done_at_five_past_four() {
        assertThat(timeouts.tasks())
                .extracting(ScheduledTask::name, ScheduledTask::when)
                .containsExactly(tuple("S-timeout", new ScheduledTask.When.At(LocalTime.of(4, 5))));
    }

    @Test
    void two_workers_give_each_up_once() {
        for (int i = 0; i < 30; i++) {
            message("sending", "2026-03-05T00:00:00Z", null, null);
        }

        WorkerPair.runs(database, timeouts);

        assertThat(database.count("notifications where timed_out")).isEqualTo(30);
        assertThat(database.count("callback_deliveries")).isEqualTo(30);
    }

    private UUID message(String status, String createdAt, @Nullable String sentAt, @Nullable String scheduledFor) {
        var id = Uuid7.next(Instant.parse(createdAt));
        database.one(
                "insert into notifications (id, service_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at, sent_at, scheduled_for)"
                        + " values (?, ?, 1, 'normal', 'sms', ?, ?, ?, ?) returning 1",
                id,
                service,
                status,
                createdAt,
                sentAt,
                scheduledFor);
        return id;
    }
}
