package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.IdempotencyKeys;
import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.WorkerPair;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyKeyRetentionTest {

    private static final UUID SERVICE = UUID.fromString("018f2a7c-0000-7000-8000-00000000cafe");

    private final TestDatabase database = new TestDatabase();
    private final HandClock clock = new HandClock("2026-03-02T12:00:00Z");
    private final IdempotencyKeys keys = new IdempotencyKeys(database.pool(), clock);
    private final IdempotencyKeyRetention retention = new IdempotencyKeyRetention(keys);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_key_is_forgotten_the_moment_it_no_longer_answers() throws Exception {
        key(1, "2026-03-01T12:00:00Z");
        key(2, "2026-03-01T11:59:59.999Z");

        forget();

        assertThat(answers(1)).isTrue();
        assertThat(answers(2)).isFalse();
        assertThat(database.count("idempotency_keys")).isEqualTo(1);

        clock.turnTo("2026-03-02T12:00:00.001Z");
        assertThat(answers(1)).as("too old to answer, if it is there or not").isFalse();
        forget();
        assertThat(database.count("idempotency_keys")).isZero();
    }

    @Test
    void more_than_one_step_takes_are_all_forgotten() throws Exception {
        database.run(
                "insert into idempotency_keys select gen_random_uuid(), '\\x00', '\\x00', gen_random_uuid(), '\\x07',"
                        + " '2026-03-01T11:00:00Z' from generate_series(1, 10001) n");
        key(1, "2026-03-02T11:00:00Z");

        forget();

        assertThat(database.count("idempotency_keys")).isEqualTo(1);
    }

    @Test
    void two_workers_forget_once() {
        key(1, "2026-02-02T12:00:00Z");

        WorkerPair.runs(database, retention);

        assertThat(database.count("idempotency_keys")).isZero();
    }

    private void forget() throws Exception {
        for (ScheduledTask task : retention.tasks()) {
            task.work().run();
        }
    }

    private boolean answers(int key) {
        return keys.find(SERVICE, new byte[] {(byte) key}, new byte[] {0}).isPresent();
    }

    private void key(int key, String at) {
        database.one(
                "insert into idempotency_keys values (?, ?, '\\x00', gen_random_uuid(), '\\x07', ?) returning 1",
                SERVICE,
                new byte[] {(byte) key},
                at);
    }
}
