package gov.notify.worker.deliver;

import gov.notify.queue.QueueConfig;
import gov.notify.queue.RedisHints;
import gov.notify.queue.RedisTokenBucket;
import gov.notify.redis.RedisCalls;
import gov.notify.worker.config.WorkerId;
import gov.notify.worker.provider.ProviderList;
import gov.notify.worker.provider.Providers;
import gov.notify.worker.stream.LaneGroup;
import gov.notify.worker.stream.PeriodicTask;
import gov.notify.worker.stream.StreamConfig;
import gov.notify.worker.stream.StreamEngine;
import gov.notify.worker.stream.TestEngine;
import gov.notify.worker.sweep.ClaimSweep;
import gov.notify.worker.sweep.HintRepair;
import gov.notify.worker.sweep.Sweep;
import gov.notify.worker.sweep.SweepConfig;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Redis;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// A worker of its own: connections, names and threads are nobody else's.
final class DeliveryWorker implements AutoCloseable {

    private static final AtomicInteger WORKERS = new AtomicInteger();

    private final AtomicBoolean over = new AtomicBoolean();
    private final Redis ownRedis;
    private final AgroalDataSource ownPool;
    private final Settlements settlements;
    private final LeaseRenewal leases;
    final StreamEngine engine;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PeriodicTask sweeping;
    private final PeriodicTask claimSweeping;

    DeliveryWorker(DeliveryFixture fixture, Clock clock, List<LaneGroup> more) {
        ownRedis = fixture.redis();
        ownPool = fixture.pool();
        var redisCalls = new RedisCalls(ownRedis);
        var hints = new RedisHints(redisCalls, fixture.setting(QueueConfig.class), clock, meters);
        var worker = new WorkerId("worker-" + WORKERS.incrementAndGet());
        ProviderList list = () -> List.of(
                new ProviderList.Active("ses", "email", true, 100), new ProviderList.Active("sns", "sms", true, 100));
        var providers = new Providers(
                List.of(fixture.emails, fixture.texts),
                list,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                clock,
                meters,
                RandomGenerator.getDefault());
        var buckets = new RedisTokenBucket(redisCalls, fixture.setting(QueueConfig.class));
        var config = fixture.setting(DeliveryConfig.class);
        var policy = new DeliveryPolicy(config);
        var rates = new SendRates(ownPool, config);
        var backlog = new SenderBacklog(meters);
        var reservations = new TurnReservations(buckets, backlog);
        var budget = new MemoryBudget();
        var quarantine = new Quarantine(config);
        settlements = new Settlements(new OutcomeStore(ownPool), hints, budget, quarantine, config);
        var limiter = new RateLimiter(buckets, rates, backlog, reservations);
        var bounds = new DeliveryBounds(config, Duration.ofMillis(500));
        leases = new LeaseRenewal(ownPool, config);
        var claimer = new QueueClaimer(ownPool, worker, config);
        var composer = new Composer(
                fixture.catalogue.lookups(),
                fixture.payloads,
                providers,
                policy,
                config.ambiguous().policy());
        var deliveries = new DeliveryConsumer(
                claimer,
                new GuardedComposer(claimer, composer, policy, leases),
                new TwoStageRateLimiter(new EarlyRateLimiter(providers, rates, backlog, reservations), limiter),
                policy,
                budget,
                quarantine,
                new ChannelCalls(limiter, policy, new DeliveryMetrics(meters), settlements, bounds),
                bounds);
        var groups = new ArrayList<>(deliveries.laneGroups());
        groups.addAll(more);
        engine = TestEngine.of(groups, fixture.setting(StreamConfig.class), redisCalls, ownPool, worker, clock, meters);
        engine.whenCounted(buckets::shareAmong);
        var repair = new HintRepair(ownPool, hints, meters);
        var sweeps = fixture.setting(SweepConfig.class);
        var sweep = new Sweep(ownPool, redisCalls, 1, repair, clock, sweeps);
        sweeping = PeriodicTask.every(sweeps.every(), "sweep", sweep::run);
        claimSweeping =
                PeriodicTask.every(sweeps.claims(), "claim-sweep", new ClaimSweep(ownPool, repair, sweeps)::run);
        engine.whenEmptied(() -> {
            sweep.everythingIsLost();
            sweeping.urge();
        });
        engine.start();
    }

    /// As SIGKILL looks to everyone else: its connections break, and it stores nothing any more.
    void kill() {
        if (over.compareAndSet(false, true)) {
            sweeping.close();
            claimSweeping.close();
            leases.close();
            ownPool.close();
            ownRedis.close();
        }
    }

    /// As after SIGTERM.
    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            sweeping.close();
            claimSweeping.close();
            engine.stop();
            settlements.close();
            leases.close();
            ownPool.close();
        }
    }
}
