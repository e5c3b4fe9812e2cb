package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.Partitions;
import gov.notify.notification.Uuid7;
import gov.notify.statistics.MessageCounts;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.receipt.ReceiptTimeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What statistics say of messages that are no longer kept.
class CountedRetentionTest {

    private static final UUID SERVICE = UUID.randomUUID();

    private final TestDatabase database = new TestDatabase();
    private final MessageCounts counts = new MessageCounts(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_past_its_retention_is_still_counted_as_sent_but_not_as_kept() {
        message("normal", 8);
        message("test", 8);
        message("normal", 1);
        counts.fold(100);

        clean();

        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(counts.sent(SERVICE, today.minusDays(10), today)).isEqualTo(2);
        assertThat(counts.live(SERVICE)).isEqualTo(1);
        assertThat(database.count("message_count_errors")).isZero();
        counts.fold(100);
        assertThat(database.count("message_count_errors")).isZero();
    }

    private void clean() {
        var timeouts = new ReceiptTimeouts(database.pool(), Clock.systemUTC(), Duration.ofDays(3));
        new RetentionCleaner(new Partitions(database.pool()), timeouts, database.pool(), new SimpleMeterRegistry())
                .run();
    }

    private void message(String keyType, int daysAgo) {
        var at = Instant.now().minus(Duration.ofDays(daysAgo));
        database.run("insert into notifications (id, service_id, template_version, key_type, notification_type,"
                + " notification_status, created_at) values ('" + Uuid7.next(at) + "', '" + SERVICE + "', 1, '"
                + keyType + "', 'sms', 'delivered', '" + at + "')");
    }
}
