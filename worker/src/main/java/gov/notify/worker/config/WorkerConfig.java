package gov.notify.worker.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/// What this worker does.
@ConfigMapping(prefix = "notify.worker")
public interface WorkerConfig {

    /// Of `send-sms`, `send-email`, `jobs`, `receipts`, `simulate`, `callbacks`, `schedule`, `reports`: what it
    /// does. Absent means all.
    Optional<Set<String>> roles();

    /// Whether it has a role.
    default boolean does(String role) {
        return roles().isEmpty() || roles().get().contains(role);
    }
}
