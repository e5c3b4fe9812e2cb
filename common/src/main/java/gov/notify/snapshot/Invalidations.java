package gov.notify.snapshot;

import gov.notify.log.SafeStackTrace;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Tells every instance, over the Redis channel `api:invalidate`, that a row behind a snapshot has changed.
///
/// News may be lost while Redis is away: [ChangeWatch] reads them in Postgres within a second. Messages are entry names
/// (`service:{id}`, `template:{service id}:{id}`), never contents.
@Singleton
@Startup
public class Invalidations {

    /// The message after which everything is dropped: sent to ourselves when the subscription (re)starts.
    public static final String EVERYTHING = "*";

    private static final Logger LOG = Logger.getLogger(Invalidations.class);
    private static final String CHANNEL = "api:invalidate";
    private static final long RETRY_SECONDS = 1;

    private final ReactivePubSubCommands<String> redis;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public Invalidations(ReactiveRedisDataSource redis) {
        this.redis = redis.pubsub(String.class);
        subscribe();
    }

    /// Calls `listener` with the name of each changed entry, or [#EVERYTHING]; also after one of them
    /// could not read a name, and threw over it.
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /// Tells everyone, this instance first. Call after the commit; trouble with Redis is logged, never thrown.
    public void publish(String entry) {
        tell(entry);
        redis.publish(CHANNEL, entry)
                .subscribe()
                .with(ignored -> {}, failure -> LOG.debugf("could not publish a change: %s", failure.getMessage()));
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        publish(changed.entry());
    }

    /// Tells this instance alone. News that a listener cannot read, of another version perhaps, may mean anything.
    void tell(String entry) {
        try {
            listeners.forEach(listener -> listener.accept(entry));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("a change cannot be read, everything is read anew: " + SafeStackTrace.of(e));
            listeners.forEach(listener -> listener.accept(EVERYTHING));
        }
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    private void subscribe() {
        if (closed) {
            return; // in the pause before this attempt; Redis's client may be gone too
        }
        redis.subscribe(List.of(CHANNEL), this::tell, this::resubscribe, failure -> resubscribe())
                .subscribe()
                .with(ignored -> tell(EVERYTHING), failure -> resubscribe());
    }

    private void resubscribe() {
        CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS).execute(this::subscribe);
    }
}
