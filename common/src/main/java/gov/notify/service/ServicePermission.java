package gov.notify.service;

import static java.util.function.Predicate.not;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Something a service is allowed to do, such as `email` or `international_sms`.
@Entity
@Table(name = "service_permissions")
public class ServicePermission extends PanacheEntityBase {

    /// All there are.
    public static final List<String> NAMES = List.of(
            "email",
            "sms",
            "international_sms",
            "inbound_sms",
            "schedule_notifications",
            "email_auth",
            "upload_document",
            "edit_folder_permissions");

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

    /// Lets a service do exactly this, whatever it could do before.
    public static void replace(UUID serviceId, Collection<String> permissions, Instant now) {
        var had = of(serviceId).stream().map(row -> row.id.permission()).collect(Collectors.toSet());
        delete("id.serviceId = ?1 and id.permission not in ?2", serviceId, orNone(permissions));
        permissions.stream().distinct().filter(not(had::contains)).forEach(permission -> {
            var row = new ServicePermission();
            row.id = new Id(serviceId, permission);
            row.createdAt = now;
            row.persist();
        });
    }

    /// Nothing is in an empty list, which SQL has no word for.
    private static Collection<String> orNone(Collection<String> permissions) {
        return permissions.isEmpty() ? List.of("") : permissions;
    }
}
