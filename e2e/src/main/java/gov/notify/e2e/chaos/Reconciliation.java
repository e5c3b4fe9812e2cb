package gov.notify.e2e.chaos;

import gov.notify.e2e.world.Aws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What clients were promised, beside what Postgres holds and what the provider took.
public final class Reconciliation {
    /// Ids that a client got a 201 for, and whom the message is for: recipients are never used twice.
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    /// Ids of accepted messages that cannot be sent, whatever one does.
    private final Set<String> poisonous = ConcurrentHashMap.newKeySet();

    void accept(String id, String recipient) {
        accepted.put(id, recipient);
    }

    void acceptPoison(String id) {
        poisonous.add(id);
    }

    Set<String> poisonous() {
        return Set.copyOf(poisonous);
    }

    public int accepted() {
        return accepted.size();
    }

    Set<String> ids() {
        return Set.copyOf(accepted.keySet());
    }

    /// Whom an accepted message is for.
    Optional<String> recipient(String id) {
        return Optional.ofNullable(accepted.get(id));
    }

    /// Accepted ids that the provider never took.
    public List<String> missing(List<Aws.Taken> ledger) {
        var taken = timesTaken(ledger);
        var missing = new ArrayList<String>();
        accepted.forEach((id, recipient) -> {
            if (!taken.containsKey(recipient)) {
                missing.add(id);
            }
        });
        return missing;
    }

    /// By recipient, because texts do not name our id.
    public static Map<String, Integer> timesTaken(List<Aws.Taken> ledger) {
        var times = new HashMap<String, Integer>();
        ledger.forEach(taken -> times.merge(taken.to(), 1, Integer::sum));
        return times;
    }
}
