package gov.notify.worker.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.notification.NotificationStatus;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.log.MessageLog.Ended;
import gov.notify.worker.log.MessageLog.HandedOver;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageLogTest {

    private final LogLines log = new LogLines(MessageLog.class.getName());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_large_batch_takes_a_few_lines_of_bounded_length() {
        var batch = Stream.generate(UUID::randomUUID)
                .limit(100)
                .map(id -> new HandedOver(id, "ses", "accepted", "0".repeat(60), "sending", 12))
                .toList();

        MessageLog.handedOver(batch);

        var last = batch.getLast().notification();
        await().atMost(Duration.ofSeconds(20)).until(() -> log.has(last.toString()));
        var own = log.all().stream()
                .filter(line -> batch.stream()
                        .anyMatch(one -> line.contains(one.notification().toString())))
                .toList();
        assertThat(own).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThan(8_000));
    }

    @Test
    void a_reference_that_is_no_id_is_not_shown() {
        var id = UUID.randomUUID();

        MessageLog.ended(List.of(new Ended(id, "ses", "ada@example.com\n", NotificationStatus.DELIVERED, 5)));

        await().atMost(Duration.ofSeconds(20)).until(() -> log.has(id.toString()));
        assertThat(log.all())
                .contains("INFO ended: notification=" + id + " provider=ses reference=odd status=delivered ms=5");
    }
}
