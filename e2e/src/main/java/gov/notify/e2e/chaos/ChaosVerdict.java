package gov.notify.e2e.chaos;

import java.util.List;
import java.util.Locale;

/// What a campaign found.
///
/// @param lost accepted messages that the provider never took, or Postgres does not have
/// @param duplicated times the provider took a message again
/// @param allowed times it may have, for the causes that [Duplicates] knows
/// @param recoveredP99 seconds until all but a hundredth of the killed workers' messages were cared for
/// @param violations every claim that did not hold, in words
public record ChaosVerdict(
        int faults, int accepted, int lost, int duplicated, int allowed, double recoveredP99, List<String> violations) {

    public ChaosVerdict {
        violations = List.copyOf(violations);
    }

    /// The closing line.
    public String line() {
        return String.format(
                Locale.ROOT,
                "chaos: faults %d, accepted %d, lost %d, duplicated %d (allowed %d), recovered p99 %.1f s",
                faults,
                accepted,
                lost,
                duplicated,
                allowed,
                recoveredP99);
    }
}
