package gov.notify.limit;

import gov.notify.batch.GroupCommit;
import gov.notify.batch.Overloaded;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.service.ServiceSnapshot;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/// Says whether a service may send one more message, and counts it in the same step.
///
/// Concurrent calls share a round trip to Redis; a lone call waits for no one. Test keys are held to the rate alone.
@ApplicationScoped
public class SendLimits {

    private static final Logger LOG = Logger.getLogger(SendLimits.class);

    private static final GroupCommit.Sizes SIZES = new GroupCommit.Sizes(1, 1024, 16_384, Duration.ofSeconds(2));

    private final RedisCounters counters;
    private final LimitConfig config;
    private final Clock clock;
    private final GroupCommit<LimitRequest, Answer> group;
    private final GroupCommit<LimitRequest, Boolean> returns;
    private final CounterRebuild recounts;

    private sealed interface Answer {
        record Known(LimitDecision verdict) implements Answer {}

        /// The rate token is taken, but Redis knows nothing of the day.
        record Unknown() implements Answer {}
    }

    @Inject
    SendLimits(RedisCounters counters, SentCounts sent, LimitConfig config, Clock clock) {
        this(counters, sent::of, config, clock);
    }

    /// @param sent counts what a service has sent up to a day, and on it
    SendLimits(
            RedisCounters counters,
            BiFunction<UUID, LocalDate, SentCounts.Counts> sent,
            LimitConfig config,
            Clock clock) {
        this.counters = counters;
        this.config = config;
        this.clock = clock;
        this.group = new GroupCommit<>("limits", SIZES, this::takeAll);
        this.returns = new GroupCommit<>("limits-returned", SIZES, this::giveBackAll);
        this.recounts = new CounterRebuild(take -> counters.remember(take, sent.apply(take.serviceId(), take.day())));
    }

    /// Whether everyone who takes gets an answer, sooner or later.
    public boolean isWell() {
        return group.isWell() && returns.isWell();
    }

    /// Takes one send of this channel: its rate token, and its place in the day and the year.
    public LimitDecision take(ServiceSnapshot service, KeyType keyType, Channel channel) {
        return ask(take(service, keyType, rate(service), kind(keyType, channel)));
    }

    /// Takes a rate token alone, for a call that will send nothing.
    public LimitDecision takeRate(ServiceSnapshot service, KeyType keyType) {
        return ask(take(service, keyType, rate(service), LimitRequest.Kind.NOTHING));
    }

    /// Takes a text abroad out of the day's allowance of those; it has been taken as a text before.
    public LimitDecision takeInternational(ServiceSnapshot service, KeyType keyType) {
        if (keyType == KeyType.TEST) {
            return LimitDecision.Allowed.UNCOUNTED;
        }
        return ask(new LimitRequest(
                service.id(),
                keyType,
                LimitRequest.UNLIMITED,
                LimitRequest.Kind.INTERNATIONAL_SMS,
                internationalLimit(service),
                LimitRequest.UNLIMITED,
                today()));
    }

    /// How many texts abroad a service may send a day.
    public long internationalLimit(ServiceSnapshot service) {
        return config.internationalSmsDaily().orElse(service.limits().daily());
    }

    /// Gives back what was counted for a message that was not sent after all; its rate token stays
    /// spent. What was let through without being counted has nothing to give back.
    public void giveBack(LimitDecision.Allowed allowed) {
        var counted = allowed.counted();
        if (counted == null) {
            return;
        }
        try {
            var _ = returns.submitAsync(counted);
        } catch (Overloaded e) {
            // One too many stays counted until the day is counted anew. Whoever returns it has an answer to give.
            LOG.debug("a message could not be returned to its limits");
        }
    }

    /// The day that messages are counted on now.
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @PreDestroy
    void close() {
        group.close();
        returns.close();
    }

    private LimitDecision ask(LimitRequest take) {
        return switch (group.submit(take)) {
            case Answer.Known(var verdict) -> verdict;
            case Answer.Unknown() -> askAgain(take);
        };
    }

    /// What Redis has forgotten is counted in Postgres. While that lasts, or when it fails, sends are let
    /// through.
    private LimitDecision askAgain(LimitRequest take) {
        recounts.await(take);
        return switch (group.submit(take.withoutRate())) {
            case Answer.Known(var verdict) -> verdict;
            case Answer.Unknown() -> LimitDecision.Allowed.UNCOUNTED;
        };
    }

    private List<Answer> takeAll(List<LimitRequest> takes) {
        var counts = counts(takes);
        var taken = counters.take(counts);
        if (taken.isEmpty()) {
            return takes.stream()
                    .<Answer>map(_ -> new Answer.Known(LimitDecision.Allowed.UNCOUNTED))
                    .toList();
        }
        var answers = new HashMap<LimitRequest, Queue<Answer>>();
        int at = 0;
        for (var take : counts.entrySet()) {
            answers.put(take.getKey(), share(take.getKey(), take.getValue(), taken.get(at++)));
        }
        return takes.stream()
                .map(take -> Objects.requireNonNull(answers.get(take)).remove())
                .toList();
    }

    private List<Boolean> giveBackAll(List<LimitRequest> takes) {
        counters.giveBack(counts(takes));
        return takes.stream().map(_ -> true).toList();
    }

    private static Map<LimitRequest, Integer> counts(List<LimitRequest> takes) {
        var counts = new LinkedHashMap<LimitRequest, Integer>();
        takes.forEach(take -> counts.merge(take, 1, Integer::sum));
        return counts;
    }

    /// First come, first served: those in front get what is left.
    private Queue<Answer> share(LimitRequest take, int n, RedisCounters.Taken taken) {
        var counts = take.kind() != LimitRequest.Kind.NOTHING;
        var allowed = counts ? new LimitDecision.Allowed(take.withoutRate()) : LimitDecision.Allowed.UNCOUNTED;
        var answers = new ArrayDeque<Answer>(n);
        for (int i = 0; i < n; i++) {
            answers.add(i < taken.counted() ? new Answer.Known(allowed) : refusal(take, i, taken));
        }
        return answers;
    }

    private Answer refusal(LimitRequest take, int place, RedisCounters.Taken taken) {
        if (place >= taken.ratePassed()) {
            return new Answer.Known(new LimitDecision.RateExceeded(Duration.ofMillis(taken.waitMillis())));
        }
        return switch (taken.why()) {
            case UNKNOWN -> new Answer.Unknown();
            case DAY ->
                new Answer.Known(
                        new LimitDecision.DailyLimitReached(until(take.day().plusDays(1))));
            case YEAR -> new Answer.Known(new LimitDecision.TotalLimitReached(until(AllowanceYear.endOf(take.day()))));
            case NONE -> new Answer.Known(LimitDecision.Allowed.UNCOUNTED);
        };
    }

    private Duration until(LocalDate day) {
        return Duration.between(
                clock.instant(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private LimitRequest take(ServiceSnapshot service, KeyType keyType, long rate, LimitRequest.Kind kind) {
        return new LimitRequest(
                service.id(),
                keyType,
                rate,
                kind,
                service.limits().daily(),
                service.limits().total(),
                today());
    }

    private long rate(ServiceSnapshot service) {
        return config.rateLimited() ? service.limits().rate() : LimitRequest.UNLIMITED;
    }

    private static LimitRequest.Kind kind(KeyType keyType, Channel channel) {
        if (keyType == KeyType.TEST) {
            return LimitRequest.Kind.NOTHING;
        }
        return switch (channel) {
            case EMAIL -> LimitRequest.Kind.EMAIL;
            case SMS -> LimitRequest.Kind.SMS;
        };
    }
}
