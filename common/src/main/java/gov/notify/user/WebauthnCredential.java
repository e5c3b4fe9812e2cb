package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
}
