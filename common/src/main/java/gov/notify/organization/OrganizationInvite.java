package gov.notify.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An invitation to join an organization.
@Entity
@Table(name = "invited_organization_users")
public class OrganizationInvite extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String emailAddress;

    @Column
    public UUID invitedById;

    @Column
    public UUID organizationId;

    @Column
    public String status;

    @Column
    public Instant createdAt;

    /// The invitations to an organization, oldest first.
    public static List<OrganizationInvite> allOf(UUID organizationId) {
        return list("organizationId = ?1 order by createdAt, id", organizationId);
    }

    /// One of the invitations to an organization.
    public static Optional<OrganizationInvite> of(UUID organizationId, UUID id) {
        return find("id = ?1 and organizationId = ?2", id, organizationId).firstResultOptional();
    }

    /// The same, which stays as read until the transaction ends.
    public static Optional<OrganizationInvite> locked(UUID organizationId, UUID id) {
        return OrganizationInvite.<OrganizationInvite>find("id = ?1 and organizationId = ?2", id, organizationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    /// Shows the id alone: the rest is about a person.
    @Override
    public String toString() {
        return "OrganizationInvite[" + id + "]";
    }
}
