package gov.notify.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.UUID;

/// The memory for bodies. Services, who have a key, share one part for what arrives of large ones, and one for
/// the values that bodies of any size become; whoever has no key, as SNS at its webhooks, has another, so that
/// strangers can only be in each other's way.
///
/// Answers that are under way have one too: they are in memory outside the heap, of which there is 64 MB.
///
/// No service gets more than half while others are there, or a slow one would keep them out.
@Singleton
class BodyBudgets {

    private static final String LARGE = "http_large_bodies_bytes";
    private static final long OF_SERVICES = 24L * 1024 * 1024;
    private static final long OF_VALUES = 24L * 1024 * 1024;
    static final long OF_ANSWERS = 40L * 1024 * 1024;
    private static final long OF_STRANGERS = 4L * 1024 * 1024;

    /// What one request's values count for at most, whatever they take: it has to fit when its service has
    /// nothing else but a few small ones, or no repeat would ever be served.
    static final long MOST_OF_A_VALUE = OF_VALUES / 2 - 1024 * 1024;

    /// The same of an answer.
    static final long MOST_OF_AN_ANSWER = OF_ANSWERS / 2 - 1024 * 1024;

    private static final UUID NOBODY = new UUID(0, 0);

    private final BodyBudget services = new BodyBudget(OF_SERVICES, OF_SERVICES / 2);
    private final BodyBudget values = new BodyBudget(OF_VALUES, OF_VALUES / 2);
    private final BodyBudget answers = new BodyBudget(OF_ANSWERS, OF_ANSWERS / 2);
    private final BodyBudget strangers = new BodyBudget(OF_STRANGERS, OF_STRANGERS);

    BodyBudgets(MeterRegistry meters) {
        meters.gauge(LARGE, Tags.of("from", "services"), services, BodyBudget::used);
        meters.gauge(LARGE, Tags.of("from", "strangers"), strangers, BodyBudget::used);
        meters.gauge("http_json_values_bytes", values, BodyBudget::used);
        meters.gauge("http_large_answers_bytes", answers, BodyBudget::used);
    }

    BodyBudget.Share of(UUID service) {
        return services.of(service);
    }

    BodyBudget.Share ofValues(UUID service) {
        return values.of(service);
    }

    BodyBudget.Share ofAnswers(UUID service) {
        return answers.of(service);
    }

    BodyBudget.Share ofStrangers() {
        return strangers.of(NOBODY);
    }

    BodyBudget.Share ofAnswersToStrangers() {
        return answers.of(NOBODY);
    }
}
