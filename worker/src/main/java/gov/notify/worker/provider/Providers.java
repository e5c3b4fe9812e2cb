package gov.notify.worker.provider;

import gov.notify.worker.provider.ProviderList.Active;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says which provider to ask: by configuration and data (`provider_details`), never by code.
///
/// Candidates are active, of the message's channel, and send abroad where the number is foreign. Among several the
/// choice is random by priority, passing over those whose [CircuitBreaker] is open.
@ApplicationScoped
public class Providers {

    private static final Logger LOG = Logger.getLogger(Providers.class);
    private static final Duration UNTIL_SOMEONE_ACTS = Duration.ofSeconds(60);

    private final Map<String, Provider> known;
    private final ProviderList list;
    private final Duration listAge;
    private final Clock clock;
    private final RandomGenerator dice;
    private final CallDeadline deadline;
    private final RefusalLog refusals;
    private final Map<SendingIdentity, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<SendingIdentity, CircuitBreaker> ofSenders = new ConcurrentHashMap<>();
    private volatile Cached cached = new Cached(List.of(), Instant.MIN);

    private record Cached(List<Active> active, Instant until) {}

    private record SendingIdentity(String provider, String identity) {}

    private record Candidate(GuardedProvider provider, int priority) {}

    @Inject
    Providers(
            @Any Instance<Provider> providers,
            ProviderList list,
            ProviderConfig config,
            Clock clock,
            MeterRegistry meters) {
        this(
                providers.stream().toList(),
                list,
                config.listAge(),
                config.callTimeout(),
                clock,
                meters,
                RandomGenerator.getDefault());
    }

    /// @param listAge how long the list may be stale
    /// @param callTimeout no call takes longer
    /// @param dice decides between several candidates
    public Providers(
            Collection<? extends Provider> providers,
            ProviderList list,
            Duration listAge,
            Duration callTimeout,
            Clock clock,
            MeterRegistry meters,
            RandomGenerator dice) {
        this.known =
                providers.stream().collect(Collectors.toUnmodifiableMap(Provider::identifier, Function.identity()));
        this.list = list;
        this.listAge = listAge;
        this.clock = clock;
        this.dice = dice;
        this.deadline = new CallDeadline(callTimeout);
        this.refusals = new RefusalLog(meters);
    }

    /// Whom to ask for this message, or how long to wait when nobody can be asked.
    public ProviderChoice choose(OutgoingMessage message) {
        return choose(message, null);
    }

    /// As [#choose(OutgoingMessage)], but staying with the provider that may have this message already, as
    /// long as it is active: another one could only send it twice.
    public ProviderChoice choose(OutgoingMessage message, @Nullable String earlier) {
        var candidates = candidates(message);
        if (candidates.stream()
                .anyMatch(candidate -> candidate.provider().identifier().equals(earlier))) {
            candidates.removeIf(candidate -> !candidate.provider().identifier().equals(earlier));
        }
        if (candidates.isEmpty()) {
            var why = new Reason("NoProvider", "No active " + channel(message) + " providers");
            return new ProviderChoice.Wait(why, UNTIL_SOMEONE_ACTS);
        }
        var available = new ArrayList<Candidate>(candidates.size());
        var soonest = new ProviderChoice.Wait(new Reason("Open", ""), CircuitBreaker.LONGEST);
        for (var candidate : candidates) {
            var unavailable = candidate.provider().unavailability();
            if (unavailable.isEmpty()) {
                available.add(candidate);
            } else if (unavailable.get().after().compareTo(soonest.after()) <= 0) {
                soonest = unavailable.get();
            }
        }
        return available.isEmpty()
                ? soonest
                : new ProviderChoice.Use(weighted(available).provider());
    }

    @PreDestroy
    void close() {
        deadline.close();
    }

    private List<Candidate> candidates(OutgoingMessage message) {
        var found = new ArrayList<Candidate>();
        for (var row : active()) {
            var provider = known.get(row.identifier());
            if (provider != null && serves(row, message)) {
                var breaker = breaker(breakers, row.identifier(), provider.identity(message));
                var ofSender = breaker(ofSenders, row.identifier(), provider.sender(message));
                found.add(new Candidate(
                        new GuardedProvider(provider, breaker, ofSender, deadline, refusals), row.priority()));
            }
        }
        return found;
    }

    private CircuitBreaker breaker(Map<SendingIdentity, CircuitBreaker> all, String provider, String identity) {
        return all.computeIfAbsent(new SendingIdentity(provider, identity), _ -> new CircuitBreaker(clock));
    }

    private static boolean serves(Active row, OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Email _ -> row.channel().equals("email");
            case OutgoingMessage.Text text ->
                row.channel().equals("sms") && (!text.international() || row.international());
        };
    }

    private static String channel(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Email _ -> "email";
            case OutgoingMessage.Text _ -> "sms";
        };
    }

    private Candidate weighted(List<Candidate> candidates) {
        int total = candidates.stream().mapToInt(Candidate::priority).sum();
        if (candidates.size() == 1 || total <= 0) {
            return candidates.getFirst();
        }
        int roll = dice.nextInt(total);
        for (var candidate : candidates) {
            roll -= candidate.priority();
            if (roll < 0) {
                return candidate;
            }
        }
        return candidates.getLast();
    }

    private List<Active> active() {
        var list = cached;
        return clock.instant().isBefore(list.until()) ? list.active() : reread();
    }

    // One thread reads while the others wait for it; a database in trouble leaves the list as it was.
    private synchronized List<Active> reread() {
        var now = clock.instant();
        if (now.isBefore(cached.until())) {
            return cached.active();
        }
        try {
            var active = list.read();
            active.stream().filter(row -> !known.containsKey(row.identifier())).forEach(Providers::unknown);
            cached = new Cached(active, now.plus(listAge));
        } catch (SQLException e) {
            LOG.warnf("cannot read the list of providers (%s), keeping the last one", e.getSQLState());
        }
        return cached.active();
    }

    private static void unknown(Active row) {
        LOG.errorf("provider_details names %s as active, but no such provider is built in", row.identifier());
    }
}
