package gov.notify.service;

import gov.notify.notification.Channel;
import gov.notify.notification.KeyType;
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
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/// Services as requests see them: read once, shared by all, never older than two seconds.
@ApplicationScoped
public class ServiceSnapshots {

    /// For how long a caller with a revoked key is told so; after that the key is unknown.
    private static final Duration REVOKED_KEY_IS_KNOWN = Duration.ofDays(7);

    private static final String ENTRY = "service:";

    private final SealedText secrets;
    private final Clock clock;
    private final Snapshots<UUID, ServiceSnapshot> snapshots;

    public ServiceSnapshots(SealedText secrets, Clock clock, Invalidations invalidations) {
        this.secrets = secrets;
        this.clock = clock;
        this.snapshots = new Snapshots<>(Executors.newVirtualThreadPerTaskExecutor(), this::load);
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
        return QuarkusTransaction.requiringNew()
                .call(() -> Service.<Service>findByIdOptional(serviceId).map(this::snapshot));
    }

    private ServiceSnapshot snapshot(Service service) {
        return new ServiceSnapshot(
                service.id,
                service.name,
                service.emailFrom,
                service.active,
                service.restricted,
                service.messageLimit,
                service.totalMessageLimit,
                service.rateLimit,
                service.prefixSms,
                permissions(service.id),
                service.contactLink,
                keys(service.id),
                SmsSender.usableBy(service.id).stream()
                        .map(sender -> new ServiceSnapshot.Sender(sender.id, sender.sender, sender.isDefault))
                        .toList(),
                ReplyTo.usableBy(service.id).stream()
                        .map(replyTo -> new ServiceSnapshot.Sender(replyTo.id, replyTo.emailAddress, replyTo.isDefault))
                        .toList(),
                Reachable.of(User.membersOf(service.id), GuestListEntry.of(service.id)),
                retention(service.id),
                service.ambiguousPolicy);
    }

    private static Set<String> permissions(UUID serviceId) {
        return ServicePermission.of(serviceId).stream()
                .map(permission -> permission.id.permission())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<ApiKeySnapshot> keys(UUID serviceId) {
        return ApiKey.knownOf(serviceId, clock.instant().minus(REVOKED_KEY_IS_KNOWN)).stream()
                .map(key -> new ApiKeySnapshot(
                        key.id, key.name, KeyType.of(key.keyType), signingKey(key), key.expiryDate != null))
                .toList();
    }

    private SecretKeySpec signingKey(ApiKey key) {
        var secret = secrets.open(key.id, key.serviceId, key.secret);
        return new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    }

    private static Map<Channel, Integer> retention(UUID serviceId) {
        return DataRetention.of(serviceId).stream()
                .filter(retention -> !retention.notificationType.equals("letter"))
                .collect(Collectors.toUnmodifiableMap(
                        retention -> Channel.of(retention.notificationType), retention -> retention.daysOfRetention));
    }
}
