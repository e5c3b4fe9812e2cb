package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.Hints;
import gov.notify.queue.TokenBucket;
import gov.notify.queue.WorkStream;
import gov.notify.security.Payloads;
import gov.notify.service.ServiceSnapshots;
import gov.notify.template.TemplateSnapshots;
import gov.notify.worker.config.WorkerId;
import gov.notify.worker.provider.ProviderConfig;
import gov.notify.worker.provider.Providers;
import gov.notify.worker.stream.LaneGroup;
import gov.notify.worker.stream.LaneGroups;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Puts the deliveries of both channels together.
@ApplicationScoped
public class DeliveryConsumer implements LaneGroups {

    /// Between the end of the slowest call and the end of its claim: for storing what came of it.
    private static final long ROOM = 16_000_000;
    private static final Duration SPARE = Duration.ofSeconds(2);

    private final Ground ground;
    private final DeliveryConfig config;
    private final List<OutcomeWriter> writers = new ArrayList<>();

    /// What deliveries stand on.
    public record Ground(
            DataSource database,
            Composer.Lookups lookups,
            Payloads payloads,
            Providers providers,
            TokenBucket bucket,
            Hints hints,
            WorkerId worker,
            Duration callTimeout,
            MeterRegistry meters) {}

    @Inject
    @SuppressWarnings("TooManyParameters") // one place where everything meets
    DeliveryConsumer(
            DataSource database,
            ServiceSnapshots services,
            TemplateSnapshots templates,
            Payloads payloads,
            Providers providers,
            ProviderConfig providerConfig,
            TokenBucket bucket,
            Hints hints,
            WorkerId worker,
            DeliveryConfig config,
            MeterRegistry meters) {
        this(
                new Ground(
                        database,
                        new Composer.Lookups(services::find, templates::version),
                        payloads,
                        providers,
                        bucket,
                        hints,
                        worker,
                        providerConfig.callTimeout(),
                        meters),
                config);
    }

    /// @throws IllegalArgumentException if a call could outlast the claim it is made under
    public DeliveryConsumer(Ground ground, DeliveryConfig config) {
        this.ground = ground;
        this.config = config;
        if (config.lease().compareTo(ground.callTimeout().plus(SPARE).plusSeconds(1)) < 0) {
            throw new IllegalArgumentException("notify.delivery.lease (" + config.lease()
                    + ") must be at least 3 s longer than notify.provider.call-timeout (" + ground.callTimeout()
                    + "), or two workers could hold one message");
        }
    }

    @Override
    public List<LaneGroup> laneGroups() {
        var rates = new SendRates(ground.database(), config.rates());
        var backlog = new SenderBacklog(ground.meters());
        var reservations = new TurnReservations(ground.bucket(), backlog);
        var earlyRateLimiter = new EarlyRateLimiter(ground.providers(), rates, backlog, reservations);
        var rateLimiter = new RateLimiter(ground.bucket(), rates, backlog, reservations);
        var budget = new MemoryBudget(ROOM);
        var quarantine = new Quarantine(config.lease());
        return Stream.of(Channel.values())
                .map(channel -> laneGroup(channel, earlyRateLimiter, rateLimiter, budget, quarantine))
                .toList();
    }

    private LaneGroup laneGroup(
            Channel channel,
            EarlyRateLimiter earlyRateLimiter,
            RateLimiter rateLimiter,
            MemoryBudget budget,
            Quarantine quarantine) {
        var policy = new DeliveryPolicy(config, new RetrySchedule(RandomGenerator.getDefault()));
        var composer = new Composer(
                ground.lookups(),
                ground.payloads(),
                ground.providers(),
                policy,
                config.ambiguous().policy());
        var writer = new OutcomeWriter(
                "notify-outcomes-" + channel.wireName(),
                config.outcomeWriters(),
                config.outcomeBatch(),
                new OutcomeStore(ground.database()),
                ground.hints());
        writers.add(writer);
        var delivery = new Delivery(
                new Delivery.Parts(
                        new QueueClaimer(ground.database(), ground.worker().value(), config.lease()),
                        composer,
                        earlyRateLimiter,
                        rateLimiter,
                        policy,
                        writer,
                        new DeliveryMetrics(ground.meters())),
                config.permits(),
                config.lease().minus(ground.callTimeout()).minus(SPARE),
                budget,
                quarantine);
        var lanes = Stream.of(Lane.HIGH, Lane.NORMAL, Lane.BULK)
                .map(lane -> WorkStream.send(channel, lane))
                .toList();
        return new LaneGroup(
                "send-" + channel.wireName(), lanes, Math.max(3, config.permits() * config.prefetch()), delivery);
    }

    /// Stores what is waiting to be stored.
    @PreDestroy
    public void close() {
        writers.forEach(OutcomeWriter::close);
    }
}
