package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A security key that a person registered.
@Entity
@Table(name = "webauthn_credential")
public class WebauthnCredential extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID userId;

    @Column
    public String name;

    @Column
    public String credentialData;

    @Column
    public String registrationResponse;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// A person's keys, oldest first.
    public static List<WebauthnCredential> of(UUID userId) {
        return list("userId = ?1 order by createdAt, id", userId);
    }

    /// A person's key.
    public static Optional<WebauthnCredential> of(UUID userId, UUID id) {
        return find("userId = ?1 and id = ?2", userId, id).firstResultOptional();
    }
}
