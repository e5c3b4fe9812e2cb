package gov.notify.service;

import gov.notify.history.History;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key that signs a service's requests. Its secret is sealed; an `expiry_date`, even a future one, means revoked.
@Entity
@Table(name = "api_keys")
public class ApiKey extends PanacheEntityBase {

    public static final History HISTORY = new History("api_keys", "secret");

    private static final Duration SHOWN_AFTER_EXPIRY = Duration.ofDays(7);

    @Id
    public UUID id;

    @Column
    public String name;

    @Column
    public String secret;

    @Column
    public UUID serviceId;

    @Column
    public String keyType;

    public @Nullable Instant expiryDate;

    @Column
    public UUID createdById;

    public int version;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// The keys of a service that are active or were revoked after `since`, newest first: those a caller may
    /// still be told about.
    public static List<ApiKey> knownOf(UUID serviceId, Instant since) {
        return list(
                "serviceId = ?1 and (expiryDate is null or expiryDate > ?2) order by createdAt desc", serviceId, since);
    }

    /// The keys of a service that are active or expired within the last week, oldest first: those its team is shown.
    public static List<ApiKey> shownOf(UUID serviceId, Instant now) {
        return list(
                "serviceId = ?1 and (expiryDate is null or expiryDate > ?2) order by createdAt",
                serviceId,
                now.minus(SHOWN_AFTER_EXPIRY));
    }

    /// The keys of a service that are not revoked.
    public static List<ApiKey> activeOf(UUID serviceId) {
        return list("serviceId = ?1 and expiryDate is null order by id", serviceId);
    }

    /// One of a service's keys, revoked or not.
    public static Optional<ApiKey> of(UUID serviceId, UUID id) {
        return find("id = ?1 and serviceId = ?2", id, serviceId).firstResultOptional();
    }

    /// Whether an active key of the service has this name.
    public static boolean isTaken(UUID serviceId, String name) {
        return count("serviceId = ?1 and name = ?2 and expiryDate is null", serviceId, name) > 0;
    }

    /// Ends what the key opens, for good. Makes a new version, which its caller records.
    public void revoke(Instant now) {
        expiryDate = now;
        updatedAt = now;
        version++;
    }

    /// Shows the id alone: the secret is sealed, and stays out of logs all the same.
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
