package gov.notify.worker.deliver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What one read claimed and nobody has taken charge of yet: neither the dispatcher nor the writer of outcomes.
final class UndispatchedClaims {

    private final Map<UUID, ClaimedMessage> claims = new LinkedHashMap<>();
    private final Map<UUID, ReadyMessage> prepared = new LinkedHashMap<>();

    UndispatchedClaims(List<ClaimedMessage> taken) {
        taken.forEach(one -> claims.put(one.notificationId(), one));
    }

    synchronized void prepared(ReadyMessage message) {
        prepared.put(message.claim().notificationId(), message);
    }

    synchronized void close(ClaimedMessage claim) {
        claims.remove(claim.notificationId());
        prepared.remove(claim.notificationId());
    }

    synchronized List<ClaimedMessage> claims() {
        return List.copyOf(claims.values());
    }

    /// Those of them that are ready to be sent, and hold memory of the budget.
    synchronized List<ReadyMessage> prepared() {
        return new ArrayList<>(prepared.values());
    }

    synchronized int size() {
        return claims.size();
    }
}
