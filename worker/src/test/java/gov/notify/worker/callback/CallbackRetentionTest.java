package gov.notify.worker.callback;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.Uuid7;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackRetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(8);

    private final TestDatabase database = TestDatabase.withClock();
    private final CallbackRetention retention = new CallbackRetention(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void callbacks_are_forgotten_after_eight_days_delivered_or_not() {
        database.stopsAt(NOW);
        callback("pending", KEPT.plusMillis(1));
        callback("done", KEPT.plusMillis(1));
        callback("gave_up", KEPT.plusDays(300));
        callback("rejected", KEPT.plusMillis(1));
        var young = callback("pending", KEPT);

        retention.forget();

        assertThat(left()).isEqualTo(young.toString());
    }

    @Test
    void one_whose_id_is_younger_than_its_row_is_kept_as_long_as_the_younger() {
        database.stopsAt(NOW);
        var replayed = callback("pending", KEPT.plusDays(2));
        database.run("update callback_deliveries set created_at = now()");

        retention.forget();

        assertThat(left()).isEqualTo(replayed.toString());
    }

    @Test
    void more_than_one_step_takes_are_all_forgotten() {
        database.run("insert into callback_deliveries (id, kind, service_id, subject_id, next_attempt_at, created_at)"
                + " select uuid7_floor(now() - interval '9 days' + n * interval '1 ms'), 'status', gen_random_uuid(),"
                + " gen_random_uuid(), now(), now() - interval '9 days' from generate_series(1, 10001) n");

        retention.forget();

        assertThat(database.count("callback_deliveries")).isZero();
    }

    @Test
    void two_workers_forget_once() {
        callback("done", Duration.ofDays(400));

        WorkerPair.runs(database, retention);

        assertThat(database.count("callback_deliveries")).isZero();
    }

    private String left() {
        return database.one("select string_agg(id::text, ',') from callback_deliveries");
    }

    private UUID callback(String state, Duration old) {
        var at = NOW.minus(old);
        var id = Uuid7.next(at);
        database.one(
                "insert into callback_deliveries (id, kind, service_id, subject_id, state, next_attempt_at, created_at)"
                        + " values (?, 'status', gen_random_uuid(), gen_random_uuid(), ?, ?, ?) returning 1",
                id,
                state,
                at.toString(),
                at.toString());
        return id;
    }
}
