package gov.notify.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;

/// The memory for large bodies: services, who have a key, share one part; whoever has none, as SNS at its webhooks,
/// another, so that strangers can only be in each other's way.
@Singleton
class BodyBudgets {

    private static final String GAUGE = "http_large_bodies_bytes";
    private static final long OF_SERVICES = 24L * 1024 * 1024;
    private static final long OF_STRANGERS = 4L * 1024 * 1024;

    private final BodyBudget services = new BodyBudget(OF_SERVICES);
    private final BodyBudget strangers = new BodyBudget(OF_STRANGERS);

    BodyBudgets(MeterRegistry meters) {
        meters.gauge(GAUGE, Tags.of("from", "services"), services, BodyBudget::used);
        meters.gauge(GAUGE, Tags.of("from", "strangers"), strangers, BodyBudget::used);
    }

    BodyBudget ofServices() {
        return services;
    }

    BodyBudget ofStrangers() {
        return strangers;
    }
}
