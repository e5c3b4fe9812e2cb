package gov.notify.service;

import gov.notify.branding.EmailBranding;
import gov.notify.branding.LogoAddresses;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.rendering.Branding;
import gov.notify.security.DecryptionException;
import gov.notify.security.SealedText;
import gov.notify.snapshot.Invalidations;
import gov.notify.snapshot.Snapshots;
import gov.notify.user.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Services as requests see them: read once, shared by all, and again when they have changed: a change is seen within
/// two seconds.
@ApplicationScoped
public class ServiceSnapshots {

    /// For how long a caller with a revoked key is told so; after that the key is unknown.
    private static final Duration REVOKED_KEY_IS_KNOWN = Duration.ofDays(7);

    private static final String ENTRY = "service:";

    private static final Logger LOG = Logger.getLogger(ServiceSnapshots.class);

    private final SealedText secrets;
    private final LogoAddresses logos;
    private final UnknownServices strangers;
    private final Clock clock;
    private final Snapshots<UUID, ServiceSnapshot> snapshots;

    public ServiceSnapshots(
            SealedText secrets, LogoAddresses logos, Clock clock, Invalidations invalidations, DataSource database) {
        this.strangers = new UnknownServices(() -> ServiceIds.all(database), System::nanoTime);
        this.secrets = secrets;
        this.logos = logos;
        this.clock = clock;
        this.snapshots = new Snapshots<>(this::load);
        invalidations.onChange(this::drop);
    }

    public Optional<ServiceSnapshot> find(UUID serviceId) {
        return snapshots.find(serviceId);
    }

    /// The name under which a change of this service, its keys, senders or members is announced.
    public static String entry(UUID serviceId) {
        return ENTRY + serviceId;
    }

    private void drop(String entry) {
        if (entry.equals(Invalidations.EVERYTHING)) {
            snapshots.dropAll();
        } else if (entry.startsWith(ENTRY)) {
            snapshots.drop(UUID.fromString(entry.substring(ENTRY.length())));
        }
    }

    private Optional<ServiceSnapshot> load(UUID serviceId) {
        if (!strangers.mayBeAskedAbout(serviceId)) {
            return Optional.empty();
        }
        var found = QuarkusTransaction.requiringNew()
                .call(() -> Service.<Service>findByIdOptional(serviceId).map(this::snapshot));
        found.ifPresent(_ -> strangers.isNone(serviceId));
        return found;
    }

    private ServiceSnapshot snapshot(Service service) {
        return new ServiceSnapshot(
                service.id,
                service.name,
                service.active,
                service.restricted,
                new ServiceSnapshot.Limits(service.messageLimit, service.totalMessageLimit, service.rateLimit),
                permissions(service.id),
                new ServiceSnapshot.Emails(service.emailFrom, replyTos(service.id), branding(service.id)),
                new ServiceSnapshot.Texts(service.prefixSms, textSenders(service.id)),
                keys(service.id),
                AllowedRecipients.of(User.membersOf(service.id), GuestListEntry.of(service.id)),
                retention(service.id),
                service.ambiguousPolicy);
    }

    private Branding branding(UUID serviceId) {
        return EmailBranding.ofService(serviceId)
                .map(look -> Branding.of(look.brandType, logos.of(look.logo), look.text, look.colour, look.name))
                .orElseGet(Branding::none);
    }

    private static List<ServiceSnapshot.Sender> replyTos(UUID serviceId) {
        return ReplyTo.usableBy(serviceId).stream()
                .map(replyTo -> new ServiceSnapshot.Sender(replyTo.id, replyTo.emailAddress, replyTo.isDefault))
                .toList();
    }

    private static List<ServiceSnapshot.Sender> textSenders(UUID serviceId) {
        return SmsSender.usableBy(serviceId).stream()
                .map(sender -> new ServiceSnapshot.Sender(sender.id, sender.sender, sender.isDefault))
                .toList();
    }

    private static Set<String> permissions(UUID serviceId) {
        return ServicePermission.of(serviceId).stream()
                .map(permission -> permission.id.permission())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<ApiKeySnapshot> keys(UUID serviceId) {
        return ApiKey.knownOf(serviceId, clock.instant().minus(REVOKED_KEY_IS_KNOWN)).stream()
                .flatMap(this::readable)
                .toList();
    }

    /// A key whose secret cannot be opened is none; the others of its service are as good as before.
    private Stream<ApiKeySnapshot> readable(ApiKey key) {
        try {
            var secret = secrets.open(key.id, key.serviceId, key.secret).getBytes(StandardCharsets.US_ASCII);
            return Stream.of(new ApiKeySnapshot(
                    key.id,
                    key.name,
                    KeyType.of(key.keyType),
                    new SecretKeySpec(secret, "HmacSHA256"),
                    key.expiryDate != null));
        } catch (DecryptionException e) {
            LOG.errorf("the secret of API key %s of service %s cannot be opened", key.id, key.serviceId);
            return Stream.empty();
        }
    }

    private static Map<Channel, Integer> retention(UUID serviceId) {
        return DataRetention.of(serviceId).stream()
                .filter(retention -> !retention.notificationType.equals("letter"))
                .collect(Collectors.toUnmodifiableMap(
                        retention -> Channel.of(retention.notificationType), retention -> retention.daysOfRetention));
    }
}
