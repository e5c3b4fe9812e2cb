package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.Uuid7;
import gov.notify.statistics.MessageCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What statistics say when receipts come late.
class CountedReceiptsTest {

    private static final String DELIVERY = "0101018f2a7c1d20-5a1c0f6e-1111-4000-8000-000000000001-000000";

    private final ReceiptFixture desk = new ReceiptFixture(FailureMapping.DETAILED, Clock.systemUTC());
    private final MessageCounts counts = new MessageCounts(ReceiptFixture.DATABASE);

    @BeforeEach
    void clear() {
        ReceiptFixture.clear();
    }

    @Test
    void a_message_that_was_given_up_and_arrived_after_all_is_delivered_on_the_day_it_was_made() {
        var made = Instant.now().minus(Duration.ofDays(4));
        ReceiptFixture.sent(Uuid7.next(made), "email", DELIVERY, "sending");
        ReceiptFixture.execute("update notifications set created_at = ?::timestamptz", made.toString());
        assertThat(counted()).containsEntry("counted", "sending");

        new ReceiptTimeouts(ReceiptFixture.DATABASE, Clock.systemUTC(), Duration.ofDays(3)).run();
        assertThat(counted()).containsEntry("counted", "temporary-failure");
        counts.fold(100);

        desk.arrive("ses/delivery");
        desk.settle();

        assertThat(counted())
                .containsEntry("counted", "delivered")
                .containsEntry("day", LocalDate.ofInstant(made, ZoneOffset.UTC).toString());
        assertThat(ReceiptFixture.count("message_count_errors")).isZero();
    }

    @Test
    void a_receipt_that_comes_twice_changes_the_counts_once() {
        ReceiptFixture.sent(Uuid7.next(Instant.now()), "email", DELIVERY, "sending");

        desk.arrive("ses/delivery");
        desk.settle();
        desk.arrive("ses/delivery-duplicate");
        desk.settle();

        assertThat(counted()).containsEntry("counted", "delivered").containsEntry("messages", "1");
        assertThat(ReceiptFixture.count("message_count_errors")).isZero();
    }

    /// The only group there is.
    private static Map<String, @Nullable Object> counted() {
        return ReceiptFixture.row("""
                select notification_status as counted, day::text as day, sum(messages)::text as messages
                  from (select * from message_counts union all select * from message_count_changes) as counts
                 group by 1, 2 having sum(messages) <> 0
                """);
    }
}
