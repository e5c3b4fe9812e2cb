package gov.notify.worker.callback;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.Uuid7;
import gov.notify.worker.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackRetentionTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final TestDatabase database = new TestDatabase();
    private final CallbackRetention retention = new CallbackRetention(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void callbacks_are_forgotten_after_eight_days_delivered_or_not() {
        callback("pending", 9);
        callback("done", 9);
        var young = callback("pending", 7);

        retention.forget();

        assertThat(database.one("select string_agg(id::text, ',') from callback_deliveries"))
                .isEqualTo(young.toString());
    }

    private UUID callback(String state, int daysAgo) {
        var at = CLOCK.instant().minus(Duration.ofDays(daysAgo));
        var id = Uuid7.next(at);
        database.run(
                "insert into callback_deliveries (id, kind, service_id, subject_id, state, next_attempt_at, created_at)"
                        + " values ('" + id + "', 'status', gen_random_uuid(), gen_random_uuid(), '" + state + "', '"
                        + at
                        + "', '" + at + "')");
        return id;
    }
}
