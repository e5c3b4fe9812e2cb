package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private static final Map<String, NextStep> STEPS = Map.of(
            "sent", new Sent("its id", "ses", 0, true, NOON),
            "pretended", new Pretended("made up", null, NOON),
            "postpone", new Postpone(NOON, true),
            "held back", new HeldBack(NOON, "+12025550100"),
            "hold", new Hold(NOON, "sns"),
            "give up", new GiveUp("refused", false),
            "forget", new Forget(),
            "release", new Release());

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            step      | changes status | leaves queue | fails | reference    | in doubt at | waits for
            sent      | true           | true         | false | its id       |             |
            pretended | true           | false        | false |              |             |
            postpone  | false          | false        | false |              |             |
            held back | false          | false        | false |              |             | +12025550100
            hold      | false          | false        | false |              | sns         |
            give up   | true           | true         | true  |              |             |
            forget    | false          | true         | false |              |             |
            release   | false          | false        | false |              |             |
            """)
    void says_what_it_means_for_the_row_and_for_the_queue(
            String name,
            boolean changesStatus,
            boolean leavesQueue,
            boolean fails,
            @Nullable String reference,
            @Nullable String doubtfulProvider,
            @Nullable String waitsFor) {
        var step = Objects.requireNonNull(STEPS.get(name));

        assertThat(step.changesStatus()).isEqualTo(changesStatus);
        assertThat(step.leavesQueue()).isEqualTo(leavesQueue);
        assertThat(step.fails()).isEqualTo(fails);
        assertThat(step.providersReference()).isEqualTo(reference);
        assertThat(step.doubtfulProvider()).isEqualTo(doubtfulProvider);
        assertThat(step.waitsFor()).isEqualTo(waitsFor);
    }

    @Test
    void what_is_pretended_gets_its_receipt_soon_and_is_looked_after_if_that_is_lost() {
        var pretended = new Pretended("reference", null, NOON);

        assertThat(pretended.receiptAt()).isEqualTo("2026-11-25T12:00:01Z");
        assertThat(pretended.checkAt()).isEqualTo("2026-11-25T12:00:20Z");
    }
}
