package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gov.notify.receipt.ReceiptSource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptBackoffTest {

    private static final Instant CAME = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 5", "2, 15", "3, 60", "4, 300", "5, 1800", "16, 1800"})
    void a_receipt_ahead_of_its_message_is_looked_at_soon_and_then_ever_more_seldom(int attempts, int seconds) {
        assertThat(ReceiptBackoff.nextLook(row(attempts), CAME)).contains(CAME.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT5H59M59.999S, true", "PT6H, true", "PT6H0.001S, false", "PT72H, false"})
    void after_six_hours_it_is_given_up(Duration since, boolean again) {
        assertThat(ReceiptBackoff.nextLook(row(9), CAME.plus(since)).isPresent())
                .isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"-1", "-3600"})
    void one_that_came_by_a_clock_ahead_of_ours_is_looked_at_all_the_same(int seconds) {
        var now = CAME.plusSeconds(seconds);

        assertThat(ReceiptBackoff.nextLook(row(0), now)).contains(now.plusSeconds(2));
    }

    private static InboxRow row(int attempts) {
        return new InboxRow(
                UUID.randomUUID(),
                ReceiptSource.SNS,
                "reference",
                null,
                CAME,
                attempts,
                JsonNodeFactory.instance.objectNode());
    }
}
