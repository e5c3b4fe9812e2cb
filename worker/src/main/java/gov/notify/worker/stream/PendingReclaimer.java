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
    PendingReclaimer(
            Parts parts,
            Map<StreamShard, InFlight> hands,
            Map<StreamShard, EntryHandler> handlers,
            MeterRegistry meters) {
        this.parts = parts;
        this.hands = hands;
        this.handlers = handlers;
        this.silent = parts.config().heartbeat().multipliedBy(2);
        this.taken = meters.counter("queue_taken_over");
    }

    void run() {
        var alive = new HashMap<String, Boolean>();
        hands.forEach((shard, inFlight) -> {
            var orphans = ofTheDead(shard, alive);
            take(shard, inFlight, orphans, silent);
            take(shard, inFlight, abandoned(shard, inFlight), parts.config().abandoned());
            take(shard, inFlight, lost(shard, inFlight), silent);
        });
    }

    private List<Pending> ofTheDead(StreamShard shard, Map<String, Boolean> alive) {
        return parts.commands().consumersHolding(shard).stream()
                .filter(consumer -> !consumer.equals(parts.worker().value()))
                .filter(consumer -> !alive.computeIfAbsent(consumer, parts.commands()::lives))
                .flatMap(consumer -> parts.commands().pendingOf(shard, consumer, AT_A_TIME).stream())
                .toList();
    }

    private List<Pending> abandoned(StreamShard shard, InFlight inFlight) {
        return parts.commands().pendingIdle(shard, parts.config().abandoned(), AT_A_TIME).stream()
                .filter(one -> !inFlight.holds(shard, one.entryId()))
                .toList();
    }

    private List<Pending> lost(StreamShard shard, InFlight inFlight) {
        return parts.commands().pendingOf(shard, parts.worker().value(), AT_A_TIME * 10).stream()
                .filter(one -> one.idleMillis() > silent.toMillis())
                .filter(one -> !inFlight.holds(shard, one.entryId()) && !inFlight.failedAt(shard, one.entryId()))
                .toList();
    }

    private void take(StreamShard shard, InFlight inFlight, List<Pending> found, Duration idle) {
        int permits = found.isEmpty() ? 0 : inFlight.takePermits(found.size());
        int used = 0;
        try {
            var wanted = found.stream().limit(permits).toList();
            if (wanted.isEmpty()) {
                return;
            }
            var deliveries = wanted.stream()
                    .collect(Collectors.toMap(Pending::entryId, Function.identity(), (first, _) -> first));
            var entries = new ArrayList<Entry>();
            for (var claimed : parts.commands().claim(shard, List.copyOf(deliveries.keySet()), idle)) {
                switch (claimed) {
                    case Decoded.Unreadable unreadable -> parts.deadLetters().bury(shard, unreadable);
                    case Decoded.Understood(var entry) -> {
                        int before = deliveriesOf(deliveries, entry);
                        if (before > parts.config().deliveries()) {
                            parts.deadLetters().bury(entry, before, handlers(shard));
                        } else {
                            entries.add(entry);
                        }
                    }
                }
            }
            if (!entries.isEmpty()) {
                inFlight.pass(List.copyOf(entries));
                used = entries.size();
                taken.increment(used);
            }
        } finally {
            inFlight.givePermitsBack(permits - used);
        }
    }

    private static int deliveriesOf(Map<String, Pending> pending, Entry entry) {
        return Stream.ofNullable(pending.get(entry.entryId()))
                .mapToInt(Pending::deliveries)
                .findFirst()
                .orElse(1);
    }

    private EntryHandler handlers(StreamShard shard) {
        var handler = handlers.get(shard);
        if (handler == null) {
            throw new IllegalStateException("nobody handles " + shard);
        }
        return handler;
    }
}
