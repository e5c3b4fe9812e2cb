package gov.notify.service;

import gov.notify.history.History;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A team's account: what it is called, what it may send and how much. Every change makes a new version.
@Entity
@Table(name = "services")
public class Service extends PanacheEntityBase {

    public static final History HISTORY = new History("services");

    @Id
    public UUID id;

    @Column
    public String name;

    @Column
    public String emailFrom;

    public boolean active = true;
    public boolean restricted;
    public long messageLimit;
    public long totalMessageLimit = 5_000_000;
    public int rateLimit = 3000;
    public boolean prefixSms = true;
    public @Nullable String organizationType;
    public @Nullable UUID organizationId;
    public @Nullable String contactLink;
    public @Nullable Integer volumeSms;
    public @Nullable Integer volumeEmail;
    public @Nullable Boolean consentToResearch;
    public boolean countAsLive = true;
    public @Nullable String ambiguousPolicy;
    public @Nullable Instant goLiveAt;
    public @Nullable UUID goLiveUserId;
    public @Nullable String notes;
    public @Nullable String billingContactNames;
    public @Nullable String billingContactEmailAddresses;
    public @Nullable String purchaseOrderNumber;
    public @Nullable String billingReference;

    @Column
    public UUID createdById;

    @Version
    public int version;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// Locks a service until the transaction ends: what is said of several of its rows together stays true meanwhile.
    ///
    /// @return false where there is none
    public static boolean lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE) != null;
    }
}
