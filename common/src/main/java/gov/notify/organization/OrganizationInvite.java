package gov.notify.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
}
