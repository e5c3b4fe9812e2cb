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

    private final Map<StreamShard, InFlight> hands;
    private final StreamCommands commands;
    private final DeadLetters deadLetters;
    private final StreamConfig config;
    private final Duration silent;
    private final Counter taken;

    /// @param hands of the lane group that reads a source; sources nobody here reads are left alone
    PendingReclaimer(
            Map<StreamShard, InFlight> hands,
            StreamCommands commands,
            DeadLetters deadLetters,
            StreamConfig config,
            MeterRegistry meters) {
        this.hands = hands;
        this.commands = commands;
        this.deadLetters = deadLetters;
        this.config = config;
        this.silent = config.heartbeat().multipliedBy(2);
        this.taken = meters.counter("queue_taken_over");
    }

    void run() {
        var alive = new HashMap<String, Boolean>();
        hands.forEach((shard, inFlight) -> {
            var orphans = ofTheDead(shard, inFlight, alive);
            take(shard, inFlight, orphans, silent);
            take(shard, inFlight, abandoned(shard, inFlight), config.abandoned());
            take(shard, inFlight, lost(shard, inFlight), silent);
        });
    }

    private List<Pending> ofTheDead(StreamShard shard, InFlight inFlight, Map<String, Boolean> alive) {
        return commands.consumersHolding(shard).stream()
                .filter(consumer -> !consumer.equals(commands.me().value()))
                .filter(consumer -> !alive.computeIfAbsent(consumer, commands::lives))
                .flatMap(consumer -> commands.pendingOf(shard, consumer, AT_A_TIME).stream())
                // it may have been taken over from us, while our heartbeat was not seen
                .filter(one -> !inFlight.holds(shard, one.entryId()))
                .toList();
    }

    private List<Pending> abandoned(StreamShard shard, InFlight inFlight) {
        return commands.pendingIdle(shard, config.abandoned(), AT_A_TIME).stream()
                .filter(one -> !inFlight.holds(shard, one.entryId()))
                .toList();
    }

    private List<Pending> lost(StreamShard shard, InFlight inFlight) {
        return commands.pendingOf(shard, commands.me().value(), AT_A_TIME * 10).stream()
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
            for (var claimed : commands.claim(shard, List.copyOf(deliveries.keySet()), idle)) {
                switch (claimed) {
                    case Decoded.Unreadable unreadable -> deadLetters.bury(shard, unreadable);
                    case Decoded.Understood(var entry) -> {
                        int before = deliveriesOf(deliveries, entry);
                        if (before > config.deliveries()) {
                            deadLetters.bury(entry, before, inFlight.handler());
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
}
