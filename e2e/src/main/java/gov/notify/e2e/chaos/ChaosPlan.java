package gov.notify.e2e.chaos;

/// How hard to attack.
///
/// @param seed of every random choice: the same seed draws the same faults, targets and pauses
/// @param faults at least this many
/// @param messages accepted at least
/// @param round faults between two balances
/// @param rate messages offered a second
/// @param stored notifications of earlier days that the service has already
public record ChaosPlan(long seed, int faults, int messages, int round, double rate, int stored) {

    /// What `make chaos` does unless told otherwise.
    static ChaosPlan full(long seed) {
        return new ChaosPlan(seed, 80, 20_000, 8, 50, 1_000_000);
    }

    /// What `make test` does.
    public static ChaosPlan brief(long seed) {
        return new ChaosPlan(seed, 8, 1_000, 8, 40, 0);
    }
}
