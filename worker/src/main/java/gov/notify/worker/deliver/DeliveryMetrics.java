package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.worker.provider.Handover;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Counts and times hand-overs. Meters are looked up once, because the registry's own look-up costs more than
/// the count.
@Singleton
final class DeliveryMetrics {

    private record Way(String provider, Channel channel, Lane lane) {}

    private record Result(String provider, Class<? extends Handover> answer) {}

    private final MeterRegistry meters;
    private final Map<Way, Timer> whole = new ConcurrentHashMap<>();
    private final Map<String, Timer> calls = new ConcurrentHashMap<>();
    private final Map<Result, Counter> results = new ConcurrentHashMap<>();

    DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /// A provider answered.
    void called(ReadyMessage message, Handover answer, long nanos) {
        var provider = message.provider().identifier();
        calls.computeIfAbsent(provider, name -> meters.timer("provider_call", "provider", name))
                .record(nanos, TimeUnit.NANOSECONDS);
        results.computeIfAbsent(new Result(provider, answer.getClass()), this::counter)
                .increment();
        if (answer instanceof Handover.Accepted) {
            var claim = message.claim();
            whole.computeIfAbsent(new Way(provider, claim.channel(), claim.lane()), this::timer)
                    .record(Duration.between(message.acceptedAt(), claim.now()));
        }
    }

    /// A message goes out that may have gone out before.
    void possibleDuplicate(Channel channel) {
        meters.counter("possible_duplicate", "channel", channel.wireName()).increment();
    }

    /// The word for a kind of answer, in metrics and in the log.
    static String word(Class<? extends Handover> answer) {
        return answer.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private Counter counter(Result result) {
        return meters.counter("provider_result", "provider", result.provider(), "class", word(result.answer()));
    }

    private Timer timer(Way way) {
        return meters.timer(
                "send",
                "provider",
                way.provider(),
                "channel",
                way.channel().wireName(),
                "lane",
                way.lane().wireName());
    }
}
