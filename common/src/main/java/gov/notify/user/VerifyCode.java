package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
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

    /// How many of a person's codes open something, of whatever type.
    public static long countOpen(UUID userId, Instant now) {
        return count("userId = ?1 and not codeUsed and expiryDatetime > ?2", userId, now);
    }

    /// The newest code with this hash, open or not.
    public static Optional<VerifyCode> newest(UUID userId, String type, String hash) {
        return find("userId = ?1 and codeType = ?2 and codeHash = ?3 order by createdAt desc", userId, type, hash)
                .firstResultOptional();
    }

    /// Whether it still opens something.
    public boolean isOpen(Instant now) {
        return !codeUsed && expiryDatetime.isAfter(now);
    }
}
