package gov.notify.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key that signs a service's requests. Its secret is sealed; an `expiry_date`, even a future one, means revoked.
@Entity
@Table(name = "api_keys")
public class ApiKey extends PanacheEntityBase {

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

    /// Shows the id alone: the secret is sealed, and stays out of logs all the same.
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
