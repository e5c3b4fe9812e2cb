package gov.notify.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.UUID;

/// The memory for bodies. Services, who have a key, share one part for what arrives of large ones, and one for
/// the values that bodies of any size become; the admin application has parts of its own, so that no service can
/// keep people out; whoever has no key, as SNS at its webhooks, has another, so that strangers can only be in
/// each other's way.
///
/// Answers that are under way have theirs too: they are in memory outside the heap, of which there is 64 MB. The rest
/// of that is for what does not count: some 16 kB on each of 2000 connections. Strangers' answers that do are in
/// the services' part, as if all of them were one.
///
/// No service gets more than half while others are there, or a slow one would keep them out.
@Singleton
class BodyBudgets {

    private static final long MB = 1024 * 1024;
    static final long OF_ANSWERS = 24 * MB;

    private static final String LARGE = "http_large_bodies_bytes";
    private static final String VALUES = "http_json_values_bytes";
    private static final String ANSWERS = "http_large_answers_bytes";
    private static final Tags SERVICES = Tags.of("from", "services");
    private static final Tags ADMIN = Tags.of("from", "admin");

    private static final UUID NOBODY = new UUID(0, 0);

    private final BodyBudget large = new BodyBudget(24 * MB, 12 * MB);
    private final BodyBudget values = new BodyBudget(24 * MB, 12 * MB);
    private final BodyBudget answers = new BodyBudget(OF_ANSWERS, OF_ANSWERS / 2);
    private final BodyBudget largeOfAdmin = new BodyBudget(12 * MB, 12 * MB);
    private final BodyBudget valuesOfAdmin = new BodyBudget(12 * MB, 12 * MB);
    private final BodyBudget answersToAdmin = new BodyBudget(8 * MB, 8 * MB);
    private final BodyBudget strangers = new BodyBudget(4 * MB, 4 * MB);

    BodyBudgets(MeterRegistry meters) {
        meters.gauge(LARGE, SERVICES, large, BodyBudget::used);
        meters.gauge(LARGE, ADMIN, largeOfAdmin, BodyBudget::used);
        meters.gauge(LARGE, Tags.of("from", "strangers"), strangers, BodyBudget::used);
        meters.gauge(VALUES, SERVICES, values, BodyBudget::used);
        meters.gauge(VALUES, ADMIN, valuesOfAdmin, BodyBudget::used);
        meters.gauge(ANSWERS, SERVICES, answers, BodyBudget::used);
        meters.gauge(ANSWERS, ADMIN, answersToAdmin, BodyBudget::used);
    }

    /// What arrives of large bodies.
    BodyBudget.Share of(UUID owner) {
        return (owner.equals(MemoryOwner.ADMIN) ? largeOfAdmin : large).of(owner);
    }

    BodyBudget.Share ofValues(UUID owner) {
        return (owner.equals(MemoryOwner.ADMIN) ? valuesOfAdmin : values).of(owner);
    }

    BodyBudget.Share ofAnswers(UUID owner) {
        return (owner.equals(MemoryOwner.ADMIN) ? answersToAdmin : answers).of(owner);
    }

    BodyBudget.Share ofStrangers() {
        return strangers.of(NOBODY);
    }

    BodyBudget.Share ofAnswersToStrangers() {
        return answers.of(NOBODY);
    }
}
