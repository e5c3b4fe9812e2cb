package gov.notify.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Something a service is allowed to do, such as `email` or `international_sms`.
@Entity
@Table(name = "service_permissions")
public class ServicePermission extends PanacheEntityBase {

    @EmbeddedId
    public Id id;

    @Column
    public Instant createdAt;

    /// Which service may do what.
    @Embeddable
    public record Id(UUID serviceId, String permission) implements Serializable {}

    /// The permissions of a service, in no order.
    public static List<ServicePermission> of(UUID serviceId) {
        return list("id.serviceId", serviceId);
    }
}
