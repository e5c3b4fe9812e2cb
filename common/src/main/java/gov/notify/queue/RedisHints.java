package gov.notify.queue;

import gov.notify.log.TroubleLog;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Sends hints in pipelined batches: what comes while a batch is under way is the next batch.
///
/// A batch that fails, or is not answered in time, is dropped and closes the way for a moment, so that a dead
/// or full Redis costs its callers nothing. The sweep finds what was dropped.
@ApplicationScoped
public class RedisHints implements Hints {

    private static final Logger LOG = Logger.getLogger(RedisHints.class);

    private final RedisCalls redis;
    private final QueueConfig config;
    private final Clock clock;
    private final Counter sent;
    private final Counter dropped;
    private final ConcurrentLinkedQueue<Hint> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private volatile long suspendedUntilNanos = System.nanoTime();
    private final TroubleLog trouble = new TroubleLog(LOG);

    @Inject
    public RedisHints(RedisCalls redis, QueueConfig config, Clock clock, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
        this.sent = meters.counter("queue_hints", "outcome", "sent");
        this.dropped = meters.counter("queue_hints", "outcome", "dropped");
    }

    @Override
    public void send(List<Hint> hints) {
        int room = System.nanoTime() - suspendedUntilNanos < 0 ? 0 : Math.max(0, config.waiting() - waitingCount.get());
        var accepted = hints.subList(0, Math.min(room, hints.size()));
        dropped.increment(hints.size() - accepted.size());
        waitingCount.addAndGet(accepted.size());
        waiting.addAll(accepted);
        flush();
    }

    @Override
    public boolean sendAndWait(List<Hint> hints) {
        for (int from = 0; from < hints.size(); from += config.batch()) {
            var batch = hints.subList(from, Math.min(from + config.batch(), hints.size()));
            try {
                RedisCalls.await(startSafely(batch), config.patience());
                sent.increment(batch.size());
            } catch (RedisUnavailable e) {
                dropped.increment(hints.size() - from);
                LOG.warnf("Redis takes no hints (%s)", e.getCause());
                return false;
            }
        }
        return true;
    }

    private void flush() {
        while (!waiting.isEmpty() && flushing.compareAndSet(false, true)) {
            var batch = nextBatch();
            if (batch.isEmpty()) {
                flushing.set(false);
                continue; // someone may have added after we looked and found the door shut
            }
            startSafely(batch).onComplete(done -> {
                if (done.succeeded()) {
                    succeeded(batch.size());
                } else {
                    failed(batch.size(), done.cause());
                }
                flushing.set(false);
                flush();
            });
            return;
        }
    }

    private List<Hint> nextBatch() {
        var batch = new ArrayList<Hint>();
        for (var hint = waiting.poll(); hint != null; hint = batch.size() < config.batch() ? waiting.poll() : null) {
            batch.add(hint);
        }
        waitingCount.addAndGet(-batch.size());
        return batch;
    }

    /// A batch that cannot even be started fails like any other: thrown on, it would keep the way shut for good.
    private Future<?> startSafely(List<Hint> batch) {
        try {
            return start(batch);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<?> start(List<Hint> batch) {
        var now = clock.instant();
        var keys = new QueueKeys(ThreadLocalRandom.current().nextInt(config.shards()));
        var additions = new ArrayList<Request>(batch.size());
        var later = new ArrayList<String>();
        for (var hint : batch) {
            var fields = EntryCodec.encode(hint, now.toEpochMilli());
            if (hint.delay().isPositive()) {
                addLater(later, hint, fields);
            } else {
                var add = Request.cmd(Command.XADD)
                        .arg(keys.stream(hint.stream()))
                        .arg("*");
                fields.forEach(add::arg);
                additions.add(add);
            }
        }
        Future<?> first = additions.isEmpty() ? Future.succeededFuture() : redis.start(additions);
        Future<?> second = later.isEmpty()
                ? Future.succeededFuture()
                : redis.start(QueueScripts.DELAY, List.of(keys.delayed(), keys.delayedBody()), later);
        return Future.join(first, second).timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void addLater(List<String> script, Hint hint, List<String> fields) {
        script.add(Long.toString(hint.delay().plus(Hint.SLACK).toMillis()));
        script.add(hint.member());
        script.add(Integer.toString(fields.size()));
        script.addAll(fields);
    }

    private void succeeded(int count) {
        sent.increment(count);
        trouble.over("Redis takes hints again");
    }

    private void failed(int count, Throwable cause) {
        suspendedUntilNanos = System.nanoTime() + config.pause().toNanos();
        dropped.increment(count);
        for (var hint = waiting.poll(); hint != null; hint = waiting.poll()) {
            waitingCount.decrementAndGet();
            dropped.increment();
        }
        trouble.warn(cause, "Redis takes no hints (%s); the sweep will find the work", cause.getMessage());
    }
}
