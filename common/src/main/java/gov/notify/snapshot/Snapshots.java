package gov.notify.snapshot;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Copies of rows by key, kept until someone tells that they have changed ([Invalidations]), and a minute at most.
///
/// Absence is remembered too, so that made-up ids do not reach Postgres. Bounded: what is not asked for goes first.
///
/// @param <K> what is asked by
/// @param <V> an immutable copy
public final class Snapshots<K, V> {

    /// Against changes that no trigger sees, such as those of a restored table.
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final Duration ABSENT = Duration.ofSeconds(2);
    private static final int MOST = 20_000;

    private final LoadingCache<K, Optional<V>> cache;

    /// @param load reads from Postgres; may throw, then nothing is kept
    public Snapshots(Function<K, Optional<V>> load) {
        this(load, new Bound<>(MOST, _ -> 1));
    }

    /// @param bound for copies whose size differs
    public Snapshots(Function<K, Optional<V>> load, Bound<V> bound) {
        this(Caffeine.newBuilder().expireAfterWrite(KEPT), load, bound);
    }

    private Snapshots(Caffeine<Object, Object> builder, Function<K, Optional<V>> load, Bound<V> bound) {
        this.cache = builder.maximumWeight(bound.most())
                .<K, Optional<V>>weigher(
                        (_, value) -> value.isEmpty() ? 1 : bound.weight().applyAsInt(value.get()))
                .executor(Runnable::run) // its upkeep is short, and what is too much goes at once
                .build(load::apply);
    }

    /// How much is kept.
    ///
    /// @param most the weight of all copies together
    /// @param weight of one copy, at least 1; absence weighs 1
    public record Bound<V>(long most, ToIntFunction<V> weight) {}

    /// Copies of rows that never change: kept as long as they are asked for, absence as long as any other.
    public static <K, V> Snapshots<K, V> unchanging(Function<K, Optional<V>> load, Bound<V> bound) {
        var absenceExpires = Expiry.<Object, Object>writing(
                (key, value) -> value.equals(Optional.empty()) ? ABSENT : Duration.ofHours(1));
        return new Snapshots<>(Caffeine.newBuilder().expireAfter(absenceExpires), load, bound);
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
