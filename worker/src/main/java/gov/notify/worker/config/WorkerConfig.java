package gov.notify.worker.config;

import io.smallrye.config.ConfigMapping;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What this worker does.
@ConfigMapping(prefix = "notify.worker")
public interface WorkerConfig {

    /// Role of running what the clock starts: partitions, time-outs, cleaning.
    String SCHEDULE = "schedule";

    /// Of `send-sms`, `send-email`, `receipts`, `simulate` and `schedule`: what it does. Absent means all.
    Optional<Set<String>> roles();

    /// Refuses a role that nothing here fulfils: such a worker would look healthy and do nothing.
    ///
    /// @param readers names of all there is to read
    /// @throws IllegalArgumentException naming the roles there are
    default void requireKnown(Collection<String> readers) {
        var known = new TreeSet<>(readers);
        known.add(SCHEDULE);
        var unknown = new TreeSet<>(roles().orElse(Set.of()));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("notify.worker.roles (NOTIFY_WORKER_ROLES) has " + unknown.size()
                    + " words that are no role; there are: " + String.join(", ", known));
        }
    }

    /// Whether it has a role.
    default boolean does(String role) {
        return roles().isEmpty() || roles().get().contains(role);
    }
}
