package gov.notify.api.admin.organization;

import gov.notify.api.admin.ServiceLock;
import gov.notify.organization.Organization;
import gov.notify.service.FreeAllowance;
import gov.notify.service.Service;
import gov.notify.service.ServiceBranding;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What services have from their organization (docs/contract/admin-organizations.md, 15.2 and 15.5).
@ApplicationScoped
class OwnedServices {

    private final Event<Changed> changes;
    private final Clock clock;

    OwnedServices(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /// Gives a service to an organization, whichever it belonged to before.
    ///
    /// @param organization locked, so that its type is not changed meanwhile
    /// @throws gov.notify.api.error.ApiException 404 where there is no such service
    void link(Organization organization, UUID serviceId) {
        ServiceLock.take(serviceId);
        FreeAllowance.makeSure(serviceId, clock.instant());
        Service service = Service.findById(serviceId);
        service.organizationId = organization.id;
        service.organizationType = organization.organizationType;
        changed(service);
    }

    /// Passes on what was given: the type to all services, whichever they have, the look to those that have none of
    /// their own. Services that get nothing stay as they are.
    ///
    /// @param organization locked
    void follow(Organization organization, boolean type, boolean branding) {
        var look = branding ? organization.emailBrandingId : null;
        var services = Organization.lockedServices(organization.id);
        var branded = look == null ? Set.<UUID>of() : branded(services);
        for (var service : services) {
            boolean given = type;
            if (type) {
                service.organizationType = organization.organizationType;
            }
            if (look != null && !branded.contains(service.id)) {
                dress(service.id, look);
                given = true;
            }
            if (given) {
                changed(service);
            }
        }
    }

    private static void dress(UUID serviceId, UUID look) {
        var row = new ServiceBranding();
        row.serviceId = serviceId;
        row.emailBrandingId = look;
        row.persist();
    }

    private static Set<UUID> branded(List<Service> services) {
        var ids = services.stream().map(service -> service.id).toList();
        return ServiceBranding.<ServiceBranding>list("serviceId in ?1", ids).stream()
                .map(row -> row.serviceId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void changed(Service service) {
        service.updatedAt = clock.instant();
        Service.HISTORY.record(service.id);
        changes.fire(new Changed(ServiceSnapshots.entry(service.id)));
    }
}
