package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyCodeRetentionTest {

    private static final String CODES = "insert into verify_codes (id, user_id, code_hash, code_type, code_used,"
            + " expiry_datetime, created_at) select gen_random_uuid(), '6af522d0-2915-4e52-83a3-3690455a5fe6', ";

    private final TestDatabase database = TestDatabase.withClock();
    private final VerifyCodeRetention retention = new VerifyCodeRetention(database.pool());

    @BeforeEach
    void aMoment() {
        database.stopsAt(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void codes_are_deleted_after_a_day_to_the_millisecond_used_or_not() {
        database.run(CODES + "hash, 'sms', used, made + interval '30 minutes', made from (values"
                + " ('past', true, timestamptz '2026-03-01T11:59:59.999Z'),"
                + " ('past too', false, '2026-03-01T11:59:59.999Z'),"
                + " ('kept', true, '2026-03-01T12:00:00Z'),"
                + " ('open', false, '2026-03-02T11:59:00Z')) as code (hash, used, made)");

        retention.forget();

        assertThat(database.one("select string_agg(code_hash, ',' order by created_at) from verify_codes"))
                .isEqualTo("kept,open");
    }

    @Test
    void more_than_one_step_takes_are_all_deleted_by_two_workers_at_once() {
        database.run(
                CODES + "'hash', 'email', false, now(), now() - interval '25 hours' from generate_series(1, 10001)");

        WorkerPair.runs(database, retention);

        assertThat(database.count("verify_codes")).isZero();
    }
}
