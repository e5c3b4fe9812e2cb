package gov.notify.worker.stream;

import gov.notify.queue.Entry;
import gov.notify.queue.EntryCodec;
import gov.notify.queue.Hint;
import gov.notify.queue.QueueScripts;
import gov.notify.redis.RedisCalls;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Tells Redis what became of entries, without waiting for it. What cannot be told now is delivered again, and
/// found settled then.
@Singleton
final class AckWriter {

    private static final Logger LOG = Logger.getLogger(AckWriter.class);

    private final RedisCalls redis;

    AckWriter(RedisCalls redis) {
        this.redis = redis;
    }

    void acknowledge(Collection<Entry> entries) {
        bySource(entries).forEach((shard, own) -> {
            var arguments = new ArrayList<String>(1 + own.size());
            arguments.add(shard.group());
            own.forEach(entry -> arguments.add(entry.entryId()));
            send(redis.start(QueueScripts.ACKNOWLEDGE, List.of(shard.key()), arguments));
        });
    }

    void acknowledge(StreamShard shard, String entryId) {
        send(redis.start(QueueScripts.ACKNOWLEDGE, List.of(shard.key()), List.of(shard.group(), entryId)));
    }

    /// Moves entries to the delayed set; the same work stands there once.
    void postpone(Map<Entry, Duration> entries) {
        bySource(entries.keySet()).forEach((shard, own) -> {
            var arguments = new ArrayList<String>(1 + own.size() * 16);
            arguments.add(shard.group());
            for (var entry : own) {
                var fields = EntryCodec.encode(entry);
                arguments.add(entry.entryId());
                arguments.add(millis(entries.getOrDefault(entry, Duration.ZERO)));
                arguments.add(entry.stream().index() + "|" + entry.kind().wireName() + "|" + entry.id());
                arguments.add(Integer.toString(fields.size()));
                arguments.addAll(fields);
            }
            var keys = shard.keys();
            send(redis.start(
                    QueueScripts.POSTPONE, List.of(shard.key(), keys.delayed(), keys.delayedBody()), arguments));
        });
    }

    private static String millis(Duration wait) {
        return Long.toString(Math.max(0, wait.toMillis()) + Hint.SLACK.toMillis());
    }

    private static Map<StreamShard, List<Entry>> bySource(Collection<Entry> entries) {
        var grouped = new HashMap<StreamShard, List<Entry>>();
        for (var entry : entries) {
            grouped.computeIfAbsent(new StreamShard(entry.stream(), entry.shard()), _ -> new ArrayList<>())
                    .add(entry);
        }
        return grouped;
    }

    private static void send(Future<?> answer) {
        answer.onFailure(trouble -> LOG.debugf("an entry could not be settled: %s", trouble.getMessage()));
    }
}
