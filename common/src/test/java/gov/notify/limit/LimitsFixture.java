package gov.notify.limit;

import gov.notify.message.KeyType;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.service.ServiceSnapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Limits over a real Redis, which can be made to stand still and to refuse. What Postgres would count is said; of a
/// service of which nothing is said it cannot be counted.
final class LimitsFixture implements AutoCloseable {

    static final long MANY = 1_000_000;
    static final Instant NOW = Instant.parse("2026-06-18T22:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 6, 18);
    static final Settings SETTINGS = new Settings(true, OptionalLong.empty(), Duration.ofSeconds(5), Duration.ZERO);

    record Settings(boolean rateLimited, OptionalLong internationalSmsDaily, Duration patience, Duration pause)
            implements LimitConfig {}

    private static final Vertx VERTX = Vertx.vertx();
    private static final RedisCalls REDIS = new RedisCalls(Redis.createClient(
            VERTX, new RedisOptions().setConnectionString(RedisServer.shared().url())));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<UUID, Integer> sent = new ConcurrentHashMap<>();
    private final List<SendLimits> opened = new ArrayList<>();
    private RedisCounters counters = new RedisCounters(REDIS, SETTINGS, meters);

    SendLimits open() {
        return open(SETTINGS, NOW);
    }

    SendLimits openNextDay() {
        return open(SETTINGS, NOW.plus(Duration.ofDays(1)));
    }

    SendLimits open(LimitConfig config, Instant now) {
        var made = new SendLimits(counters, this::counted, config, Clock.fixed(now, ZoneOffset.UTC));
        opened.add(made);
        return made;
    }

    /// With counters that know nothing of what went wrong before.
    SendLimits openAnew(LimitConfig config) {
        counters = new RedisCounters(REDIS, config, meters);
        return open(config, NOW);
    }

    void redisStandsStill() {
        REDIS.call(Command.CLIENT, List.of("PAUSE", "100"));
    }

    void redisRefuses() {
        REDIS.call(Command.ACL, List.of("SETUSER", "default", "-eval"));
    }

    void redisCounts() {
        REDIS.call(Command.ACL, List.of("SETUSER", "default", "+eval"));
    }

    /// As if that many texts of a service stood in Postgres, all of one day.
    void sent(ServiceSnapshot service, int texts) {
        sent.put(service.id(), texts);
    }

    private SentCounts.Counts counted(UUID service, LocalDate day) {
        var texts = sent.get(service);
        if (texts == null) {
            throw new IllegalStateException("made up");
        }
        return day.equals(DAY) ? new SentCounts.Counts(0, 0, texts, 0) : new SentCounts.Counts(texts, 0, 0, 0);
    }

    /// A service of which Redis knows that it sent nothing yet.
    ServiceSnapshot service(long daily, long total, int rate) {
        var service = unknownToRedis(daily, total, rate);
        knownToRedis(service, DAY);
        return service;
    }

    void knownToRedis(ServiceSnapshot service, LocalDate day) {
        new RedisCounters(REDIS, SETTINGS, meters)
                .remember(
                        new LimitRequest(service.id(), KeyType.NORMAL, 0, LimitRequest.Kind.SMS, 0, 0, day),
                        new SentCounts.Counts(0, 0, 0, 0));
    }

    ServiceSnapshot unknownToRedis(long daily, long total, int rate) {
        return new ServiceSnapshot(
                UUID.randomUUID(),
                "Demo",
                true,
                false,
                new ServiceSnapshot.Limits(daily, total, rate),
                Set.of("email", "sms"),
                new ServiceSnapshot.Emails("demo", List.of()),
                new ServiceSnapshot.Texts(true, List.of()),
                List.of(),
                Set.of(),
                Map.of(),
                null);
    }

    /// Nobody waits for the end of what was opened.
    @Override
    public void close() {
        redisCounts();
        Thread.startVirtualThread(() -> opened.forEach(SendLimits::close));
    }
}
