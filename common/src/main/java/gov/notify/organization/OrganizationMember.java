package gov.notify.organization;

import gov.notify.user.User;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
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

    /// The people who belong to an organization and may sign in, oldest first.
    public static List<User> activeOf(UUID organizationId) {
        return User.list(
                "state = 'active' and id in (select m.id.userId from OrganizationMember m where m.id.organizationId = ?1)"
                        + " order by createdAt, id",
                organizationId);
    }

    /// Makes a person belong to an organization; who does already stays so.
    public static void add(UUID userId, UUID organizationId) {
        getEntityManager()
                .createNativeQuery("insert into user_to_organization (user_id, organization_id) values (?1, ?2)"
                        + " on conflict do nothing")
                .setParameter(1, userId)
                .setParameter(2, organizationId)
                .executeUpdate();
    }

    /// @return false where the person does not belong to it
    public static boolean remove(UUID userId, UUID organizationId) {
        return delete("id.userId = ?1 and id.organizationId = ?2", userId, organizationId) > 0;
    }
}
