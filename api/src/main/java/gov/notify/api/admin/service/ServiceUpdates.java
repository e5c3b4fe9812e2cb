package gov.notify.api.admin.service;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.admin.Unique;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.service.Service;
import gov.notify.service.ServiceBranding;
import gov.notify.service.ServicePermission;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Changes services. Each change is a new version, one that changes nothing too
/// (docs/contract/admin-services.md, 10.3).
@ApplicationScoped
class ServiceUpdates {

    private static final Logger LOG = Logger.getLogger(ServiceUpdates.class);

    private final InternalMessages messages;
    private final Event<Changed> changes;
    private final Clock clock;

    ServiceUpdates(InternalMessages messages, Event<Changed> changes, Clock clock) {
        this.messages = messages;
        this.changes = changes;
        this.clock = clock;
    }

    Service update(UUID serviceId, ServiceUpdate wanted) {
        ServiceLock.take(serviceId);
        Service service = Service.findById(serviceId);
        var seen = wanted.version();
        if (seen != null && seen != service.version) {
            throw ApiError.conflict("Somebody else has changed the service since")
                    .thrown();
        }
        var change = wanted.change();
        var faults = change.dangling();
        if (!faults.isEmpty()) {
            throw ApiError.invalidFields(faults).thrown();
        }
        if (service.isArchived() && change.renames(service)) {
            // What is archived is known by its name, and stays out of use.
            throw ApiError.invalidFields(Map.of("name", List.of("An archived service keeps its name")))
                    .thrown();
        }
        boolean wasRestricted = service.restricted;
        if (change.active() != null && !service.isArchived()) {
            service.active = change.active();
        }
        change.applyTo(service);
        service.updatedAt = clock.instant();
        Unique.persist(service, () -> taken(change));
        if (wanted.permissions() != null) {
            ServicePermission.replace(serviceId, wanted.permissions(), clock.instant());
        }
        if (change.changesBranding()) {
            ServiceBranding.choose(serviceId, change.branding());
        }
        Service.HISTORY.record(serviceId);
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
        if (wasRestricted && !service.restricted) {
            tellMembers(service);
        }
        return service;
    }

    /// What whoever comes second is told.
    static ApiException taken(ServiceChange wanted) {
        return ApiError.invalidFields(Map.of("name", List.of("Duplicate service name '" + wanted.uniqueText() + "'")))
                .thrown();
    }

    private void tellMembers(Service service) {
        for (var member : User.membersOf(service.id)) {
            if (member.state.equals("active") && isReachable(member)) {
                messages.send(
                        InternalTemplate.SERVICE_LIVE,
                        member.emailAddress,
                        Map.of("name", member.name, "service_name", service.name));
            }
        }
    }

    /// One member whom no email reaches keeps nobody from going live.
    private static boolean isReachable(User member) {
        try {
            EmailAddress.parse(member.emailAddress);
            return true;
        } catch (InvalidRecipient e) {
            LOG.warnf("user %s has no address that an email reaches", member.id);
            return false;
        }
    }
}
