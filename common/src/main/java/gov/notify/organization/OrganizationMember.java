package gov.notify.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/// A person's membership of an organization.
@Entity
@Table(name = "user_to_organization")
public class OrganizationMember extends PanacheEntityBase {

    @EmbeddedId
    public Id id;

    /// Who belongs where.
    @Embeddable
    public record Id(UUID userId, UUID organizationId) implements Serializable {}
}
