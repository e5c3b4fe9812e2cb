package gov.notify.snapshot;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Copies of rows by key, at most two seconds old: read again in the background after one, so that nobody waits under
/// load.
///
/// Absence is remembered too, so that made-up ids do not reach Postgres twice a second each. Bounded: what is not asked
/// for goes first.
///
/// @param <K> what is asked by
/// @param <V> an immutable copy
public final class Snapshots<K, V> {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration USABLE = Duration.ofSeconds(2);
    private static final int MOST = 20_000;

    private final LoadingCache<K, Optional<V>> cache;

    /// @param reload where background reads run
    /// @param load reads from Postgres; may throw, then nothing is kept
    public Snapshots(Executor reload, Function<K, Optional<V>> load) {
        this(reload, load, new Bound<>(MOST, _ -> 1));
    }

    /// @param bound for copies whose size differs
    public Snapshots(Executor reload, Function<K, Optional<V>> load, Bound<V> bound) {
        this(Caffeine.newBuilder().refreshAfterWrite(FRESH).expireAfterWrite(USABLE), reload, load, bound);
    }

    private Snapshots(
            Caffeine<Object, Object> builder, Executor reload, Function<K, Optional<V>> load, Bound<V> bound) {
        this.cache = builder.maximumWeight(bound.most())
                .<K, Optional<V>>weigher(
                        (_, value) -> value.isEmpty() ? 1 : bound.weight().applyAsInt(value.get()))
                .executor(reload)
                .build(load::apply);
    }

    /// How much is kept.
    ///
    /// @param most the weight of all copies together
    /// @param weight of one copy, at least 1; absence weighs 1
    public record Bound<V>(long most, ToIntFunction<V> weight) {}

    /// Copies of rows that never change: kept as long as they are asked for, absence as long as any other.
    public static <K, V> Snapshots<K, V> unchanging(Executor reload, Function<K, Optional<V>> load, Bound<V> bound) {
        var absenceExpires = Expiry.<Object, Object>writing(
                (key, value) -> value.equals(Optional.empty()) ? USABLE : Duration.ofHours(1));
        return new Snapshots<>(Caffeine.newBuilder().expireAfter(absenceExpires), reload, load, bound);
    }

    public Optional<V> find(K key) {
        return cache.get(key);
    }

    /// Forgets one copy: the next caller reads Postgres.
    public void drop(K key) {
        cache.invalidate(key);
    }

    /// Forgets everything, for when news of changes may have been missed.
    public void dropAll() {
        cache.invalidateAll();
    }
}
