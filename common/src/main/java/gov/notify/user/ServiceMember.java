package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
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
}
