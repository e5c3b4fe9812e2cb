package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptKeyRetentionTest {

    private final TestDatabase database = TestDatabase.withClock();
    private final ReceiptKeyRetention retention = new ReceiptKeyRetention(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keys_are_kept_as_many_days_as_the_receipts_of_their_day() {
        database.run("insert into receipt_keys (provider, event_key, day) values"
                + " ('ses', 'past', '2026-03-01'), ('sns', 'past', '2020-01-01'), ('ses', 'kept', '2026-03-02')");

        database.stopsAt(Instant.parse("2026-03-10T23:59:59Z"));
        retention.forget();
        assertThat(left()).isEqualTo("kept");

        database.stopsAt(Instant.parse("2026-03-11T00:00:00Z"));
        retention.forget();
        assertThat(left()).isEqualTo("null");
    }

    @Test
    void a_key_of_one_provider_says_nothing_of_the_same_key_of_another() {
        database.stopsAt(Instant.parse("2026-03-10T12:00:00Z"));
        database.run("insert into receipt_keys (provider, event_key, day) values"
                + " ('ses', 'same', '2026-03-01'), ('sns', 'same', '2026-03-09')");

        retention.forget();

        assertThat(database.one("select string_agg(provider, ',') from receipt_keys"))
                .isEqualTo("sns");
    }

    @Test
    void more_than_one_step_takes_are_all_forgotten() {
        database.run("insert into receipt_keys (provider, event_key, day)"
                + " select 'ses', n, current_date - 10 from generate_series(1, 10001) n");

        retention.forget();

        assertThat(database.count("receipt_keys")).isZero();
    }

    @Test
    void two_workers_forget_once() {
        database.run("insert into receipt_keys (provider, event_key, day) values ('ses', 'old', '2020-01-01')");

        WorkerPair.runs(database, retention);

        assertThat(database.count("receipt_keys")).isZero();
    }

    private String left() {
        return database.one("select string_agg(event_key, ',') from receipt_keys");
    }
}
