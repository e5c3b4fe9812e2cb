package gov.notify.limit;

import gov.notify.batch.GroupCommit;
import gov.notify.batch.Overloaded;
import gov.notify.notification.Channel;
import gov.notify.notification.KeyType;
import gov.notify.service.ServiceSnapshot;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final GroupCommit<Take, Answer> group;
    private final GroupCommit<Take, Boolean> returns;
    private final Recounts recounts;

    private sealed interface Answer {
        record Known(Verdict verdict) implements Answer {}

        /// The rate token is taken, but Redis knows nothing of the day.
        record Unknown() implements Answer {}
    }

    SendLimits(RedisCounters counters, SentCounts sent, LimitConfig config, Clock clock) {
        this.counters = counters;
        this.config = config;
        this.clock = clock;
        this.group = new GroupCommit<>("limits", SIZES, this::takeAll);
        this.returns = new GroupCommit<>("limits-returned", SIZES, this::giveBackAll);
        this.recounts = new Recounts(take -> counters.remember(take, sent.of(take.serviceId(), take.day())));
    }

    /// Whether everyone who takes gets an answer, sooner or later.
    public boolean isWell() {
        return group.isWell() && returns.isWell();
    }

    /// Takes one send of this channel: its rate token, and its place in the day and the year.
    ///
    public Verdict take(ServiceSnapshot service, KeyType keyType, Channel channel) {
        return ask(take(service, keyType, rate(service), kind(keyType, channel)));
    }

    /// Takes a rate token alone, for a call that will send nothing.
    public Verdict takeRate(ServiceSnapshot service, KeyType keyType) {
        return ask(take(service, keyType, rate(service), Take.Kind.NOTHING));
    }

    /// Takes a text abroad out of the day's allowance of those; it has been taken as a text before.
    public Verdict takeInternational(ServiceSnapshot service, KeyType keyType) {
        if (keyType == KeyType.TEST) {
            return new Verdict.Allowed();
        }
        return ask(new Take(
                service.id(),
                keyType,
                Take.UNLIMITED,
                Take.Kind.INTERNATIONAL_SMS,
                internationalLimit(service),
                Take.UNLIMITED,
                today()));
    }

    /// How many texts abroad a service may send a day.
    public long internationalLimit(ServiceSnapshot service) {
        return config.internationalSmsDaily().orElse(service.messageLimit());
    }

    /// Gives back what was taken on `day` for a message that was not sent after all; its rate token stays spent.
    public void giveBack(
            ServiceSnapshot service, KeyType keyType, Channel channel, boolean international, LocalDate day) {
        var kind = kind(keyType, channel);
        if (kind == Take.Kind.NOTHING) {
            return;
        }
        returned(service, keyType, kind, day);
        if (international) {
            returned(service, keyType, Take.Kind.INTERNATIONAL_SMS, day);
        }
    }

    /// The day that messages are counted on now.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @PreDestroy
    void close() {
        group.close();
        returns.close();
    }

    private Verdict ask(Take take) {
        return switch (group.submit(take)) {
            case Answer.Known(var verdict) -> verdict;
            case Answer.Unknown() -> askAgain(take);
        };
    }

    /// What Redis has forgotten is counted in Postgres. While that lasts, or when it fails, sends are let through.
    private Verdict askAgain(Take take) {
        recounts.await(take);
        return switch (group.submit(take.withoutRate())) {
            case Answer.Known(var verdict) -> verdict;
            case Answer.Unknown() -> new Verdict.Allowed();
        };
    }

    private List<Answer> takeAll(List<Take> takes) {
        var counts = counts(takes);
        var taken = counters.take(counts);
        if (taken.isEmpty()) {
            return takes.stream()
                    .<Answer>map(_ -> new Answer.Known(new Verdict.Allowed()))
                    .toList();
        }
        var answers = new HashMap<Take, Queue<Answer>>();
        int at = 0;
        for (var take : counts.entrySet()) {
            answers.put(take.getKey(), share(take.getKey(), take.getValue(), taken.get(at++)));
        }
        return takes.stream()
                .map(take -> Objects.requireNonNull(answers.get(take)).remove())
                .toList();
    }

    private List<Boolean> giveBackAll(List<Take> takes) {
        counters.giveBack(counts(takes));
        return takes.stream().map(_ -> true).toList();
    }

    private static Map<Take, Integer> counts(List<Take> takes) {
        var counts = new LinkedHashMap<Take, Integer>();
        takes.forEach(take -> counts.merge(take, 1, Integer::sum));
        return counts;
    }

    /// First come, first served: those in front get what is left.
    private Queue<Answer> share(Take take, int n, RedisCounters.Taken taken) {
        var answers = new ArrayDeque<Answer>(n);
        for (int i = 0; i < n; i++) {
            answers.add(i < taken.counted() ? new Answer.Known(new Verdict.Allowed()) : refusal(take, i, taken));
        }
        return answers;
    }

    private Answer refusal(Take take, int place, RedisCounters.Taken taken) {
        if (place >= taken.ratePassed()) {
            return new Answer.Known(new Verdict.RateExceeded(Duration.ofMillis(taken.waitMillis())));
        }
        return switch (taken.why()) {
            case UNKNOWN -> new Answer.Unknown();
            case DAY ->
                new Answer.Known(new Verdict.DailyLimitReached(until(take.day().plusDays(1))));
            case YEAR -> new Answer.Known(new Verdict.TotalLimitReached(until(AllowanceYear.endOf(take.day()))));
            case NONE -> new Answer.Known(new Verdict.Allowed());
        };
    }

    private Duration until(LocalDate day) {
        return Duration.between(
                clock.instant(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Take take(ServiceSnapshot service, KeyType keyType, long rate, Take.Kind kind) {
        return new Take(
                service.id(), keyType, rate, kind, service.messageLimit(), service.totalMessageLimit(), today());
    }

    private void returned(ServiceSnapshot service, KeyType keyType, Take.Kind kind, LocalDate day) {
        try {
            var _ = returns.submitAsync(new Take(service.id(), keyType, Take.UNLIMITED, kind, 0, 0, day));
        } catch (Overloaded e) {
            // One too many stays counted until the day is counted anew. Whoever returns it has an answer to give.
            LOG.debug("a message could not be returned to its limits");
        }
    }

    private long rate(ServiceSnapshot service) {
        return config.rateLimited() ? service.rateLimit() : Take.UNLIMITED;
    }

    private static Take.Kind kind(KeyType keyType, Channel channel) {
        if (keyType == KeyType.TEST) {
            return Take.Kind.NOTHING;
        }
        return switch (channel) {
            case EMAIL -> Take.Kind.EMAIL;
            case SMS -> Take.Kind.SMS;
        };
    }
}
