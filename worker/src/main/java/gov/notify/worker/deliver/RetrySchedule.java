package gov.notify.worker.deliver;

import gov.notify.message.Lane;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failed attempt (docs/contract/pipeline.md, 3.2), give or take a tenth.
final class RetrySchedule {

    private static final int[] HIGH_SECONDS = {2, 5, 10, 25};
    private static final int[] OTHER_SECONDS = {5, 30, 60, 120, 300};

    private final RandomGenerator dice;

    RetrySchedule(RandomGenerator dice) {
        this.dice = dice;
    }

    /// @param attempts made so far, at least 1
    Duration waitAfter(int attempts, Lane lane) {
        var steps = lane == Lane.HIGH ? HIGH_SECONDS : OTHER_SECONDS;
        int seconds = steps[Math.clamp(attempts - 1, 0, steps.length - 1)];
        return Duration.ofMillis(Math.round(seconds * 1000 * (0.9 + 0.2 * dice.nextDouble())));
    }
}
