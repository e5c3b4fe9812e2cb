package gov.notify.limit;

import gov.notify.message.KeyType;
import gov.notify.redis.OwnRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// A service's counters in a real Redis, and questions to them.
final class TakeFixture implements AutoCloseable {

    static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    final OwnRedis redis;
    final RedisCounters counters;

    private TakeFixture(OwnRedis redis) {
        this.redis = redis;
        var settings = new Settings(true, OptionalLong.empty(), Duration.ofSeconds(2), Duration.ofMillis(1));
        this.counters = new RedisCounters(redis.calls(), settings, new SimpleMeterRegistry());
    }

    private record Settings(boolean rateLimited, OptionalLong internationalSmsDaily, Duration patience, Duration pause)
            implements LimitConfig {}

    static TakeFixture shared() {
        return new TakeFixture(OwnRedis.shared());
    }

    /// One whose Redis may be killed.
    static TakeFixture alone() {
        return new TakeFixture(OwnRedis.start());
    }

    /// What may be sent by a service of which nothing is known, unless said otherwise.
    record Asked(UUID service, KeyType key, long rate, LimitRequest.Kind kind, long daily, long total, LocalDate day) {
        static Asked by(UUID service) {
            return new Asked(
                    service,
                    KeyType.NORMAL,
                    LimitRequest.UNLIMITED,
                    LimitRequest.Kind.SMS,
                    1000,
                    LimitRequest.UNLIMITED,
                    DAY);
        }

        Asked key(KeyType other) {
            return new Asked(service, other, rate, kind, daily, total, day);
        }

        Asked rate(long calls) {
            return new Asked(service, key, calls, kind, daily, total, day);
        }

        Asked kind(LimitRequest.Kind other) {
            return new Asked(service, key, rate, other, daily, total, day);
        }

        Asked daily(long messages) {
            return new Asked(service, key, rate, kind, messages, total, day);
        }

        Asked total(long messages) {
            return new Asked(service, key, rate, kind, daily, messages, day);
        }

        Asked on(LocalDate other) {
            return new Asked(service, key, rate, kind, daily, total, other);
        }

        LimitRequest request() {
            return new LimitRequest(service, key, rate, kind, daily, total, day);
        }
    }

    /// Asks for `n` at once.
    RedisCounters.Taken take(Asked asked, int n) {
        return counters.take(Map.of(asked.request(), n)).getFirst();
    }

    /// Says what Postgres knows of a service on a day.
    void know(Asked asked, SentCounts.Counts counts) {
        counters.remember(asked.request(), counts);
    }

    @Override
    public void close() {
        redis.close();
    }
}
