package gov.notify.worker.deliver;

import org.jspecify.annotations.Nullable;

/// What to do with a message of which nobody can tell whether a provider took it.
public enum AmbiguityPolicy {
    /// Send it again unless a receipt settles it first: it must arrive.
    AT_LEAST_ONCE,
    /// Leave it as handed over: it must not arrive twice.
    AT_MOST_ONCE;

    /// The policy of a service's word, or `otherwise` where it has none.
    ///
    /// @throws IllegalArgumentException for any other word: which policy was meant is not for us to guess
    static AmbiguityPolicy of(@Nullable String word, AmbiguityPolicy otherwise) {
        if (word == null) {
            return otherwise;
        }
        return switch (word) {
            case "at-least-once" -> AT_LEAST_ONCE;
            case "at-most-once" -> AT_MOST_ONCE;
            default -> throw new IllegalArgumentException("no ambiguity policy is called " + word);
        };
    }
}
