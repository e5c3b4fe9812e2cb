package gov.notify.worker.stream;

import gov.notify.log.SafeStackTrace;
import gov.notify.queue.Entry;
import gov.notify.queue.WorkStream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// What a worker holds of one lane group: a permit for each entry, given back when the entry is answered.
final class InFlight implements Acknowledger {

    private static final Logger LOG = Logger.getLogger(InFlight.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_FAILURES = 10_000;

    /// An entry's id is unique within its stream only: two streams filled in one millisecond hold the same ids.
    private record Key(WorkStream stream, int shard, String entryId) {

        static Key of(Entry entry) {
            return new Key(entry.stream(), entry.shard(), entry.entryId());
        }

        static Key of(StreamShard shard, String entryId) {
            return new Key(shard.stream(), shard.shard(), entryId);
        }
    }

    private record Held(Entry entry, long sinceNanos) {}

    /// A minute at the reader's patience.
    private static final int REFUSALS_OF_THE_STARVED = 300;

    private final LaneGroup group;
    private final AckWriter ackWriter;
    private final StreamCommands commands;
    private final Semaphore permits;
    private final Map<Key, Held> held = new ConcurrentHashMap<>();
    private final Set<Key> failures = ConcurrentHashMap.newKeySet();
    private final Counter done;
    private final Counter postponed;
    private final Counter failed;
    private volatile long restUntilNanos = System.nanoTime();

    /// Times in a row that no permits were to be had; written by the reader alone.
    private final AtomicInteger refusals = new AtomicInteger();

    InFlight(LaneGroup group, AckWriter ackWriter, StreamCommands commands, MeterRegistry meters) {
        this.group = group;
        this.ackWriter = ackWriter;
        this.commands = commands;
        this.permits = new Semaphore(group.permits());
        this.done = meters.counter("queue_entries", "group", group.name(), "outcome", "done");
        this.postponed = meters.counter("queue_entries", "group", group.name(), "outcome", "postponed");
        this.failed = meters.counter("queue_entries", "group", group.name(), "outcome", "failed");
        var tags = Tags.of("group", group.name());
        meters.gauge("queue_in_hand", tags, held, Map::size);
        meters.gauge("queue_permits", tags, group, LaneGroup::permits);
        meters.gauge("queue_permits_free", tags, permits, Semaphore::availablePermits);
    }

    EntryHandler handler() {
        return group.handler();
    }

    /// Takes all free permits once there are some worth a read, or whatever is free after a moment.
    int takePermits(Duration patience) throws InterruptedException {
        int worthwhile = Math.max(group.lanes().size(), group.permits() / 8);
        if (!permits.tryAcquire(worthwhile, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            refusals.incrementAndGet();
            return 0;
        }
        refusals.set(0);
        return worthwhile + permits.drainPermits();
    }

    /// As many of the free permits as there are, at most `wanted`; no waiting.
    int takePermits(int wanted) {
        int taken = 0;
        while (taken < wanted && permits.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    void givePermitsBack(int count) {
        permits.release(count);
    }

    /// How long reading rests because something is away; zero when it does not.
    Duration rest() {
        return Duration.ofNanos(Math.max(0, restUntilNanos - System.nanoTime()));
    }

    /// Starts the handler on entries whose permits have been taken.
    void pass(List<Entry> entries) {
        long now = System.nanoTime();
        for (var entry : entries) {
            held.put(Key.of(entry), new Held(entry, now));
            failures.remove(Key.of(entry));
        }
        Thread.startVirtualThread(() -> handle(entries));
    }

    // The boundary to code that this package does not know: whatever it throws, its entries stay pending and come
    // again.
    private void handle(List<Entry> entries) {
        try {
            group.handler().handle(entries, this);
        } catch (RuntimeException | Error e) {
            var left = entries.stream()
                    .filter(entry -> held.containsKey(Key.of(entry)))
                    .toList();
            if (entries.size() == 1) {
                left.forEach(entry -> failed(entry, e));
            } else {
                // One of them is at fault: alone, each shows whether it is the one.
                left.forEach(entry -> handle(List.of(entry)));
            }
        }
    }

    @Override
    public void done(Collection<Entry> entries) {
        var own = letGo(entries);
        if (!own.isEmpty()) {
            try {
                ackWriter.acknowledge(own);
            } finally {
                putDown(own.size());
            }
            done.increment(own.size());
        }
    }

    @Override
    public void postpone(Entry entry, Duration wait) {
        postpone(Map.of(entry, wait));
    }

    @Override
    public void postpone(Map<Entry, Duration> entries) {
        var own = new HashMap<>(entries);
        own.keySet().retainAll(new HashSet<>(letGo(entries.keySet())));
        if (!own.isEmpty()) {
            try {
                ackWriter.postpone(own);
            } finally {
                putDown(own.size());
            }
            postponed.increment(own.size());
        }
    }

    // They stay pending under our name; the engine offers to others whatever is still pending when it stops.
    @Override
    public void release(Collection<Entry> entries) {
        putDown(letGo(entries).size());
    }

    @Override
    public void unavailable(Collection<Entry> entries) {
        restUntilNanos = System.nanoTime() + REST.toNanos();
        postpone(entries.stream().distinct().collect(Collectors.toMap(entry -> entry, _ -> REST)));
    }

    @Override
    public void failed(Entry entry, Throwable trouble) {
        if (!letGo(List.of(entry)).isEmpty()) {
            LOG.errorf(
                    "%s %s %s failed: %s",
                    entry.stream().wireName(), entry.kind().wireName(), entry.id(), SafeStackTrace.of(trouble));
            if (failures.size() < MOST_FAILURES) {
                failures.add(Key.of(entry));
            }
            putDown(1);
            failed.increment();
        }
    }

    /// True when the entry failed here and is to be left alone for a while.
    boolean failedAt(StreamShard shard, String entryId) {
        return failures.contains(Key.of(shard, entryId));
    }

    /// True while the entry is being worked on here.
    boolean holds(StreamShard shard, String entryId) {
        return held.containsKey(Key.of(shard, entryId));
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /// True when nothing is in hand and yet no permit is to be had, for long: no entry will ever be read again.
    boolean isStarved() {
        return held.isEmpty() && refusals.get() > REFUSALS_OF_THE_STARVED;
    }

    int size() {
        return held.size();
    }

    /// Keeps entries that take long from looking abandoned.
    void touch(Duration olderThan) {
        long before = System.nanoTime() - olderThan.toNanos();
        var old = held.values().stream()
                .filter(one -> one.sinceNanos() - before < 0)
                .map(Held::entry)
                .toList();
        for (var stream : group.lanes()) {
            for (int shard : old.stream().mapToInt(Entry::shard).distinct().toArray()) {
                var ids = old.stream()
                        .filter(entry -> entry.stream() == stream && entry.shard() == shard)
                        .map(Entry::entryId)
                        .toList();
                StreamCommands.portions(ids).forEach(some -> commands.touch(new StreamShard(stream, shard), some));
            }
        }
    }

    private List<Entry> letGo(Collection<Entry> entries) {
        var own = new ArrayList<Entry>(entries.size());
        for (var entry : entries) {
            if (held.remove(Key.of(entry)) != null) {
                own.add(entry);
            }
        }
        return own;
    }

    private void putDown(int count) {
        permits.release(count);
    }
}
