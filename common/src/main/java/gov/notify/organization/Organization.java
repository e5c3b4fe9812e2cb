package gov.notify.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An agency that services belong to.
@Entity
@Table(name = "organization")
public class Organization extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String name;

    public boolean active = true;

    public @Nullable String organizationType;

    public @Nullable UUID emailBrandingId;

    public @Nullable Boolean agreementSigned;

    public @Nullable Instant agreementSignedAt;

    public @Nullable Double agreementSignedVersion;

    public @Nullable UUID agreementSignedById;

    public @Nullable String agreementSignedOnBehalfOfName;

    public @Nullable String agreementSignedOnBehalfOfEmailAddress;

    public @Nullable String requestToGoLiveNotes;

    public @Nullable String notes;

    public @Nullable String billingContactNames;

    public @Nullable String billingContactEmailAddresses;

    public @Nullable String purchaseOrderNumber;

    public @Nullable String billingReference;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;
}
