package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/// A user's membership of a service.
@Entity
@Table(name = "user_to_service")
public class ServiceMember extends PanacheEntityBase {

    @EmbeddedId
    public Id id;

    /// Who belongs where.
    @Embeddable
    public record Id(UUID userId, UUID serviceId) implements Serializable {}

    /// The services that a person is a member of, archived ones too, in the order of their ids.
    public static List<UUID> servicesOf(UUID userId) {
        return getEntityManager()
                .createQuery(
                        "select m.id.serviceId from ServiceMember m where m.id.userId = ?1 order by m.id.serviceId",
                        UUID.class)
                .setParameter(1, userId)
                .getResultList();
    }
}
