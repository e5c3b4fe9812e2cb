package gov.notify.worker.deliver;

import gov.notify.jdbc.Outage;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.SafeStackTrace;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.notification.NotificationStatus;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.rendering.EmailTooLarge;
import gov.notify.rendering.TextTooLarge;
import gov.notify.security.DecryptionException;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.service.ServiceSnapshot;
import gov.notify.service.ServiceSnapshots;
import gov.notify.template.TemplateSnapshot;
import gov.notify.template.TemplateSnapshots;
import gov.notify.worker.deliver.NextStep.Forget;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.provider.Provider;
import gov.notify.worker.provider.ProviderChoice;
import gov.notify.worker.provider.Providers;
import gov.notify.worker.provider.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes a message of what was claimed: renders it, addresses it, chooses its provider; or says why there is
/// nothing to send.
@Singleton
final class Composer {

    private static final Logger LOG = Logger.getLogger(Composer.class);

    private static final int MOST_PRETENCES = 100;
    private static final Reason KEY_UNKNOWN = new Reason("SealingKeyUnknown", "Recipient data cannot be read");
    private static final Duration KEY_COMES = Duration.ofSeconds(60);

    /// Finds a version of a template.
    @FunctionalInterface
    interface Templates {
        Optional<TemplateSnapshot> version(UUID serviceId, UUID templateId, int version);
    }

    /// Where services and templates are found.
    record Lookups(Function<UUID, Optional<ServiceSnapshot>> services, Templates templates) {}

    /// What came of composing.
    sealed interface Composition {
        record Ready(ReadyMessage message) implements Composition {}

        /// Nothing will be called: this is what happens instead.
        record Settled(NextStep step) implements Composition {}
    }

    private final Lookups lookups;
    private final Payloads payloads;
    private final Providers providers;
    private final DeliveryPolicy policy;
    private final AmbiguityPolicy ambiguity;

    @Inject
    Composer(
            ServiceSnapshots services,
            TemplateSnapshots templates,
            Payloads payloads,
            Providers providers,
            DeliveryPolicy policy,
            DeliveryConfig config) {
        this(
                new Lookups(services::find, templates::version),
                payloads,
                providers,
                policy,
                config.ambiguous().policy());
    }

    /// @param ambiguity of services that have none of their own
    Composer(
            Lookups lookups, Payloads payloads, Providers providers, DeliveryPolicy policy, AmbiguityPolicy ambiguity) {
        this.lookups = lookups;
        this.payloads = payloads;
        this.providers = providers;
        this.policy = policy;
        this.ambiguity = ambiguity;
    }

    Composition compose(ClaimedMessage claim) {
        var content = claim.content();
        if (content == null || content.status() != NotificationStatus.CREATED) {
            return new Composition.Settled(afterwards(claim, content));
        }
        if (Quarantine.isCondemned(claim)) {
            return giveUp(claim, "The message could not be processed");
        }
        var expires = claim.expiresAt();
        if (expires != null && expires.isBefore(claim.now())) {
            return giveUp(claim, "The message could not be sent in time");
        }
        var service = read(() -> lookups.services().apply(claim.serviceId()));
        if (service == null || !service.active()) {
            return giveUp(claim, "The service is not active");
        }
        var templateId = content.templateId();
        var template = templateId == null
                ? null
                : read(() -> lookups.templates().version(claim.serviceId(), templateId, content.templateVersion()));
        if (template == null) {
            return giveUp(claim, "The template no longer exists");
        }
        var sealed = content.sealed();
        if (sealed == null) {
            return giveUp(claim, "Recipient data is no longer available");
        }
        try {
            var payload = payloads.open(claim.notificationId(), claim.serviceId(), sealed);
            return addressed(claim, content, service, template, payload);
        } catch (DecryptionException e) {
            if (e.keyUnknown()) {
                // The api seals with a key that this worker has not been given yet.
                LOG.errorf("the payload of %s waits: %s", claim.notificationId(), e.getMessage());
                return new Composition.Settled(policy.patiently(KEY_UNKNOWN, KEY_COMES, claim));
            }
            LOG.errorf("the payload of %s cannot be opened: %s", claim.notificationId(), SafeStackTrace.of(e));
            return giveUp(claim, "Recipient data cannot be read");
        } catch (InvalidRecipient _) {
            return giveUp(claim, "The recipient is not valid");
        } catch (EmailTooLarge _) {
            return giveUp(claim, "The email is too large to send");
        } catch (TextTooLarge _) {
            return giveUp(claim, "The text is too large to send");
        }
    }

    // Over already, unless it is a test key's whose made-up receipt has not come: that is asked for again.
    private NextStep afterwards(ClaimedMessage claim, ClaimedMessage.@Nullable Content content) {
        boolean awaitsPretence = content != null
                && content.keyType() == KeyType.TEST
                && content.status() == NotificationStatus.SENDING
                && claim.attempts() < MOST_PRETENCES;
        return awaitsPretence ? new Pretended(UUID.randomUUID().toString(), null, claim.now()) : new Forget();
    }

    // What a snapshot is read with wraps an outage in exceptions of its own. Anything else is a defect, or a row that
    // this version cannot read: it would not pass by waiting.
    private static <T> @Nullable T read(Supplier<Optional<T>> snapshot) {
        try {
            return snapshot.get().orElse(null);
        } catch (RuntimeException e) {
            throw Outage.isBehind(e) ? new StoreUnavailable("a snapshot cannot be read", e) : e;
        }
    }

    private Composition addressed(
            ClaimedMessage claim,
            ClaimedMessage.Content content,
            ServiceSnapshot service,
            TemplateSnapshot template,
            Payload payload)
            throws InvalidRecipient, EmailTooLarge, TextTooLarge {
        var outgoing = MessageRendering.of(claim, content, service, template, payload);
        if (!owns(service, claim, content)) {
            return giveUp(claim, "The sender no longer belongs to the service");
        }
        if (content.keyType() == KeyType.TEST) {
            return new Composition.Settled(
                    new Pretended(UUID.randomUUID().toString(), chosenName(outgoing), claim.now()));
        }
        return switch (providers.choose(outgoing, content.sentBy())) {
            case ProviderChoice.Wait(var reason, var after) ->
                new Composition.Settled(policy.patiently(reason, after, claim));
            case ProviderChoice.Use(var provider) -> withProvider(provider, claim, content, service, outgoing);
        };
    }

    private Composition withProvider(
            Provider provider,
            ClaimedMessage claim,
            ClaimedMessage.Content content,
            ServiceSnapshot service,
            OutgoingMessage outgoing)
            throws InvalidRecipient {
        var message = new ReadyMessage(
                claim,
                outgoing,
                provider,
                provider.identity(outgoing),
                receiptComes(outgoing),
                AmbiguityPolicy.of(service.ambiguousPolicy(), ambiguity),
                content.createdAt());
        // its last worker died with it, or could not reach Postgres and may yet store what came of it: each heir waits
        if (claim.died()) {
            return new Composition.Settled(policy.afterDeath(message));
        }
        if (claim.mayBeThereTwice() || (claim.ambiguous() && message.ambiguity() == AmbiguityPolicy.AT_MOST_ONCE)) {
            return new Composition.Settled(policy.withoutReference(message));
        }
        return new Composition.Ready(message);
    }

    // Some carriers abroad send none.
    private static boolean receiptComes(OutgoingMessage outgoing) throws InvalidRecipient {
        return switch (outgoing) {
            case OutgoingMessage.Email _ -> true;
            case OutgoingMessage.Text text ->
                !text.international() || PhoneNumber.parse(text.to().value()).hasDeliveryReceipts();
        };
    }

    // A text goes out under the sender its row names, and only while the service still has that sender.
    private static boolean owns(ServiceSnapshot service, ClaimedMessage claim, ClaimedMessage.Content content) {
        var sender = content.replyTo();
        return claim.channel() == Channel.EMAIL
                || sender == null
                || service.texts().senders().isEmpty()
                || service.texts().senders().stream()
                        .anyMatch(own -> own.value().equals(sender));
    }

    private @Nullable String chosenName(OutgoingMessage outgoing) {
        return switch (providers.choose(outgoing)) {
            case ProviderChoice.Use(var provider) -> provider.identifier();
            case ProviderChoice.Wait _ -> null;
        };
    }

    private static Composition giveUp(ClaimedMessage claim, String why) {
        return new Composition.Settled(new GiveUp(why, claim.ambiguous()));
    }
}
