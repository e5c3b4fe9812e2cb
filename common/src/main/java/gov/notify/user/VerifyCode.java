package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A code that was sent to a person to sign in with. Only its hash is kept.
@Entity
@Table(name = "verify_codes")
public class VerifyCode extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID userId;

    @Column
    public String codeHash;

    @Column
    public String codeType;

    @Column
    public Instant expiryDatetime;

    public boolean codeUsed;

    @Column
    public Instant createdAt;
}
