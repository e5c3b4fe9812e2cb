package gov.notify.worker.stream;

import gov.notify.queue.Entry;
import gov.notify.queue.EntryCodec.Decoded;
import gov.notify.worker.stream.StreamCommands.Pending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes over entries of workers that died, entries that a handler failed at, and entries that were delivered
/// to us in an answer we never got.
///
/// This is XAUTOCLAIM in two commands, because that one does not say how often an entry was delivered. A worker
/// is dead when its heartbeat has run out; an entry that it had long enough to be idle is then anyone's.
final class PendingReclaimer {

    private static final int AT_A_TIME = 100;

    private final Parts parts;
    private final Map<StreamShard, InFlight> hands;
    private final Map<StreamShard, EntryHandler> handlers;
    private final Duration silent;
    private final Counter taken;

    /// @param hands of the lane group that reads a source; sources nobody here reads are left alone
    PendingReclaimer(Parts parts, Map<StreamShard, InFlight> hands, Map<StreamShard, EntryHandler> handlers, MeterRegistry meters) {
        this.parts = parts;
        this.hands = hands;
        this.handlers = handlers;
        this.silent = parts.config().heartbeat().multipliedBy(2);
        this.taken = meters.counter("queue_taken_over");
    }

    void run() {
        var alive = new HashMap<String, Boolean>();
        hands.forEach((source, hand) -> {
            var orphans = ofTheDead(source, alive);
            take(source, hand, orphans, silent);
            take(source, hand, abandoned(source, hand), parts.config().abandoned());
            take(source, hand, lost(source, hand), silent);
        });
    }

    private List<Pending> ofTheDead(StreamShard source, Map<String, Boolean> alive) {
        return parts.commands().consumersHolding(source).stream()
                .filter(consumer -> !consumer.equals(parts.worker().value()))
                .filter(consumer -> !alive.computeIfAbsent(consumer, parts.commands()::lives))
                .flatMap(consumer -> parts.commands().pendingOf(source, consumer, AT_A_TIME).stream())
                .toList();
    }

    private List<Pending> abandoned(StreamShard source, InFlight hand) {
        return parts.commands().pendingIdle(source, parts.config().abandoned(), AT_A_TIME).stream()
                .filter(one -> !hand.holds(source, one.entryId()))
                .toList();
    }

    private List<Pending> lost(StreamShard source, InFlight hand) {
        return parts.commands().pendingOf(source, parts.worker().value(), AT_A_TIME * 10).stream()
                .filter(one -> one.idleMillis() > silent.toMillis())
                .filter(one -> !hand.holds(source, one.entryId()) && !hand.failedAt(source, one.entryId()))
                .toList();
    }

    private void take(StreamShard source, InFlight hand, List<Pending> found, Duration idle) {
        int permits = found.isEmpty() ? 0 : hand.takePermits(found.size());
        int used = 0;
        try {
            var wanted = found.stream().limit(permits).toList();
            if (wanted.isEmpty()) {
                return;
            }
            var deliveries = wanted.stream()
                    .collect(Collectors.toMap(Pending::entryId, Function.identity(), (first, _) -> first));
            var entries = new ArrayList<Entry>();
            for (var claimed : parts.commands().claim(source, List.copyOf(deliveries.keySet()), idle)) {
                switch (claimed) {
                    case Decoded.Unreadable unreadable -> parts.deadLetters().bury(source, unreadable);
                    case Decoded.Understood(var entry) -> {
                        int before = deliveriesOf(deliveries, entry);
                        if (before > parts.config().deliveries()) {
                            parts.deadLetters().bury(entry, before, handlers(source));
                        } else {
                            entries.add(entry);
                        }
                    }
                }
            }
            if (!entries.isEmpty()) {
                hand.pass(List.copyOf(entries));
                used = entries.size();
                taken.increment(used);
            }
        } finally {
            hand.givePermitsBack(permits - used);
        }
    }

    private static int deliveriesOf(Map<String, Pending> pending, Entry entry) {
        return Stream.ofNullable(pending.get(entry.entryId()))
                .mapToInt(Pending::deliveries)
                .findFirst()
                .orElse(1);
    }

    private EntryHandler handlers(StreamShard source) {
        var handler = handlers.get(source);
        if (handler == null) {
            throw new IllegalStateException("nobody handles " + source);
        }
        return handler;
    }
}
