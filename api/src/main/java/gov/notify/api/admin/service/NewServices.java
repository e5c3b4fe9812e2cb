package gov.notify.api.admin.service;

import gov.notify.api.admin.Unique;
import gov.notify.api.error.ApiError;
import gov.notify.organization.Organization;
import gov.notify.service.FreeAllowance;
import gov.notify.service.Service;
import gov.notify.service.ServiceBranding;
import gov.notify.service.ServicePermission;
import gov.notify.service.ServiceSnapshots;
import gov.notify.service.SmsSender;
import gov.notify.snapshot.Changed;
import gov.notify.user.Permission;
import gov.notify.user.ServiceMember;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes services with all that each has from the beginning (docs/contract/admin-services.md, 10.3).
@ApplicationScoped
class NewServices {

    private static final long TOTAL_LIMIT = 5_000_000;
    private static final List<String> SERVICE_MAY = List.of("sms", "email", "international_sms");

    /// Which the application shows nobody, and which stands for the number that all share.
    private static final String SENDER = "Notify.gov";

    private final Event<Changed> changes;
    private final Clock clock;

    NewServices(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    Service create(ServiceCreation wanted) {
        var member = firstMember(wanted.userId());
        var faults = wanted.change().dangling();
        if (!faults.isEmpty()) {
            throw ServiceCreation.refused(faults);
        }
        var organization = Organization.ofHost(hostOf(member.emailAddress)).orElse(null);
        if (organization != null) {
            // Its services follow it when it changes, and this one is not among them yet.
            organization.lock();
        }
        var now = clock.instant();
        var service = row(wanted.change(), member, organization, now);
        Unique.persist(service, () -> ServiceUpdates.taken(wanted.change()));
        join(member.id, service.id, now);
        ServicePermission.replace(service.id, SERVICE_MAY, now);
        sender(service.id, now);
        FreeAllowance.makeSure(service.id, now);
        var look = organization == null ? null : organization.emailBrandingId;
        ServiceBranding.choose(service.id, look == null ? wanted.change().branding() : look);
        Service.HISTORY.record(service.id);
        changes.fire(new Changed(ServiceSnapshots.entry(service.id)));
        return service;
    }

    /// Who is not archived before the transaction ends.
    private static User firstMember(UUID id) {
        var user = User.locked(id).orElseThrow(() -> ApiError.noResult().thrown());
        if (user.isArchived()) {
            throw ServiceCreation.refused(Map.of("user_id", List.of("User is archived")));
        }
        return user;
    }

    private static Service row(ServiceChange wanted, User member, @Nullable Organization organization, Instant now) {
        var service = new Service();
        service.id = UUID.randomUUID();
        wanted.applyTo(service);
        service.totalMessageLimit = TOTAL_LIMIT;
        service.countAsLive = !member.platformAdmin;
        if (organization != null) {
            service.organizationId = organization.id;
            service.organizationType = organization.organizationType;
        }
        service.version = 1;
        service.createdAt = now;
        return service;
    }

    private static String hostOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static void join(UUID userId, UUID serviceId, Instant now) {
        var membership = new ServiceMember();
        membership.id = new ServiceMember.Id(userId, serviceId);
        membership.persist();
        Permission.replace(userId, serviceId, Permission.OF_MEMBERS, now);
    }

    private static void sender(UUID serviceId, Instant now) {
        var sender = new SmsSender();
        sender.id = UUID.randomUUID();
        sender.serviceId = serviceId;
        sender.sender = SENDER;
        sender.isDefault = true;
        sender.createdAt = now;
        sender.persist();
    }
}
