package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.rendering.Branding;
import gov.notify.service.ServiceSnapshot;
import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The service and the templates of messages that a test has delivered.
final class DeliveryCatalogue {

    static final UUID SERVICE = UUID.randomUUID();

    /// The version of a template that no stack is deep enough for.
    static final int ENDLESS = 2;

    /// The version of a template that is ready when the test says so.
    static final int SLOW = 3;

    private static final Map<UUID, TemplateSnapshot> TEMPLATES = Map.of(
            UUID.fromString("00000000-0000-0000-0000-00000000000e"), template(Channel.EMAIL),
            UUID.fromString("00000000-0000-0000-0000-00000000000a"), template(Channel.SMS));

    final CountDownLatch mayCompose = new CountDownLatch(1);
    volatile @Nullable String policy;
    volatile Branding branding = Branding.none();

    /// What reading the service throws; null when it can be read.
    volatile @Nullable RuntimeException unreadable;

    Composer.Lookups lookups() {
        return new Composer.Lookups(_ -> Optional.of(service()), (_, id, version) -> switch (version) {
            case ENDLESS -> endless(0);
            case SLOW -> slow(id);
            default -> Optional.ofNullable(TEMPLATES.get(id));
        });
    }

    private Optional<TemplateSnapshot> slow(UUID id) {
        try {
            mayCompose.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Optional.ofNullable(TEMPLATES.get(id));
    }

    @SuppressWarnings("InfiniteRecursion") // what it is for
    private static Optional<TemplateSnapshot> endless(int depth) {
        return endless(depth + 1);
    }

    static UUID templateId(Channel channel) {
        return UUID.fromString("00000000-0000-0000-0000-00000000000" + (channel == Channel.EMAIL ? "e" : "a"));
    }

    private static TemplateSnapshot template(Channel channel) {
        return new TemplateSnapshot(
                templateId(channel),
                SERVICE,
                1,
                channel,
                "greeting",
                "Hello ((title))",
                "Dear ((name)), it is ready.",
                false,
                false,
                "normal",
                false,
                Instant.EPOCH,
                null,
                "author@example.gov");
    }

    private ServiceSnapshot service() {
        var failure = unreadable;
        if (failure != null) {
            throw failure;
        }
        return new ServiceSnapshot(
                SERVICE,
                "Demo",
                true,
                false,
                new ServiceSnapshot.Limits(1000, 1000, 1000),
                Set.of("email", "sms"),
                new ServiceSnapshot.Emails("demo", List.of(), branding),
                new ServiceSnapshot.Texts(true, List.of()),
                List.of(),
                Set.of(),
                Map.of(),
                policy);
    }
}
