package gov.notify.worker.deliver;

import gov.notify.message.Lane;
import gov.notify.queue.TokenBucket;
import gov.notify.queue.TokenBucket.Identity;
import gov.notify.queue.TokenBucket.Line;
import gov.notify.worker.deliver.NextStep.HeldBack;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Lets messages through as their identities' rates allow, a whole batch in one round trip for each identity.
///
/// Who has its turn within a second waits for it here, while other identities' messages pass. Everybody else is
/// postponed to a turn that is reserved in Redis for all workers, so that a backlog of days is looked at once, and
/// then at the rate at which it can go.
@Singleton
final class RateLimiter {

    private static final Duration LONGEST_WAIT_HERE = Duration.ofSeconds(1);

    private final TokenBucket bucket;
    private final SendRates rates;
    private final SenderBacklog backlog;
    private final TurnReservations reservations;

    RateLimiter(TokenBucket bucket, SendRates rates, SenderBacklog backlog, TurnReservations reservations) {
        this.bucket = bucket;
        this.rates = rates;
        this.backlog = backlog;
        this.reservations = reservations;
    }

    /// Where messages go from here.
    interface Onward {
        void go(List<ReadyMessage> granted);

        void wait(ReadyMessage message, HeldBack until);
    }

    private record Ration(Identity identity, Lane lane) {}

    /// Passes on all of `messages`; may take about a second.
    void ration(List<ReadyMessage> messages, Onward onward) throws InterruptedException {
        var waiting = new LinkedHashMap<Ration, List<ReadyMessage>>();
        for (var message : messages) {
            var identity = rates.of(message.identity(), message.outgoing());
            waiting.computeIfAbsent(new Ration(identity, message.claim().lane()), _ -> new ArrayList<>())
                    .add(message);
        }
        long deadline = System.nanoTime() + LONGEST_WAIT_HERE.toNanos();
        while (!waiting.isEmpty()) {
            var soonest = LONGEST_WAIT_HERE;
            for (var portion : List.copyOf(waiting.entrySet())) {
                var ration = portion.getKey();
                var after = pass(ration, portion.getValue(), deadline, onward);
                if (portion.getValue().isEmpty()) {
                    waiting.remove(ration);
                } else if (after.compareTo(soonest) < 0) {
                    soonest = after;
                }
            }
            if (!waiting.isEmpty()) {
                Thread.sleep(soonest);
            }
        }
    }

    /// Takes away from `messages` what may go, and what would wait too long for waiting here.
    ///
    /// @return until the next of those that are left may go
    private Duration pass(Ration ration, List<ReadyMessage> messages, long deadline, Onward onward) {
        var identity = ration.identity();
        var grant = bucket.take(
                identity,
                ration.lane(),
                messages.stream().map(ReadyMessage::cost).toList());
        backlog.learn(identity, new Line(ration.lane(), false), grant.reserved());
        if (grant.granted() > 0) {
            var granted = messages.subList(0, grant.granted());
            onward.go(List.copyOf(granted));
            granted.clear();
        }
        int stay = 0;
        var turn = grant.after();
        while (stay < messages.size() && System.nanoTime() + turn.toNanos() - deadline <= 0) {
            turn = turn.plus(identity.timeFor(messages.get(stay).cost()));
            stay++;
        }
        var beyond = messages.subList(stay, messages.size());
        reservations.assign(
                identity,
                ration.lane(),
                turn,
                beyond.stream()
                        .map(message -> new TurnReservations.Waiting(
                                message.claim(), message.cost(), until -> onward.wait(message, until)))
                        .toList());
        beyond.clear();
        return grant.after();
    }

    /// The provider asked this identity to slow down.
    void slowDown(ReadyMessage message) {
        bucket.slowDown(rates.of(message.identity(), message.outgoing()));
    }
}
