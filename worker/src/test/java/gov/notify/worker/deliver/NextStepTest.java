package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.deliver.NextStep.Pretended;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NextStepTest {

    @Test
    void what_is_pretended_gets_its_receipt_soon_and_is_looked_after_if_that_is_lost() {
        var pretended = new Pretended("reference", null, Instant.parse("2026-11-25T12:00:00Z"));

        assertThat(pretended.receiptAt()).isEqualTo("2026-11-25T12:00:01Z");
        assertThat(pretended.checkAt()).isEqualTo("2026-11-25T12:00:20Z");
    }
}
