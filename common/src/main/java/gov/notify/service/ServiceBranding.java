package gov.notify.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which branding the emails of a service have.
@Entity
@Table(name = "service_email_branding")
public class ServiceBranding extends PanacheEntityBase {

    @Id
    public UUID serviceId;

    @Column
    public UUID emailBrandingId;

    /// Those whose emails have this look.
    public static List<UUID> servicesWith(UUID brandingId) {
        return ServiceBranding.<ServiceBranding>list("emailBrandingId", brandingId).stream()
                .map(row -> row.serviceId)
                .toList();
    }

    /// Gives a service's emails a look; null for that of Notify itself.
    public static void choose(UUID serviceId, @Nullable UUID brandingId) {
        var row = ServiceBranding.<ServiceBranding>findByIdOptional(serviceId);
        if (brandingId == null) {
            row.ifPresent(ServiceBranding::delete);
            return;
        }
        var chosen = row.orElseGet(ServiceBranding::new);
        chosen.serviceId = serviceId;
        chosen.emailBrandingId = brandingId;
        chosen.persist();
    }
}
