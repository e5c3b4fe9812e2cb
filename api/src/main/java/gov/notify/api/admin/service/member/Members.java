package gov.notify.api.admin.service.member;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.admin.user.MemberRights;
import gov.notify.api.admin.user.UnarchivedUser;
import gov.notify.api.error.ApiError;
import gov.notify.service.Service;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import gov.notify.template.FolderPermission;
import gov.notify.template.TemplateFolder;
import gov.notify.user.Permission;
import gov.notify.user.ServiceMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/// The rules of membership: nobody joins twice, and the last one stays.
@ApplicationScoped
public class Members {

    private final Event<Changed> changes;
    private final Clock clock;

    Members(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    public Service add(UUID serviceId, UUID userId, MemberRights wanted) {
        ServiceLock.take(serviceId);
        UnarchivedUser.locked(userId);
        var membership = new ServiceMember.Id(userId, serviceId);
        if (ServiceMember.findByIdOptional(membership).isPresent()) {
            throw ApiError.badRequest("User id: " + userId + " already part of service id: " + serviceId)
                    .thrown();
        }
        var member = new ServiceMember();
        member.id = membership;
        member.persist();
        Permission.replace(userId, serviceId, wanted.permissions(), clock.instant());
        wanted.folders().ifPresent(folders -> showFolders(userId, serviceId, folders));
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
        return Service.findById(serviceId);
    }

    void remove(UUID serviceId, UUID userId) {
        ServiceLock.take(serviceId);
        var membership = new ServiceMember.Id(userId, serviceId);
        if (ServiceMember.findByIdOptional(membership).isEmpty()) {
            throw ApiError.of(404, "NoResultFound", "User not found").thrown();
        }
        if (ServiceMember.count("id.serviceId", serviceId) == 1) {
            throw ApiError.badRequest("You cannot remove the only user for a service")
                    .thrown();
        }
        FolderPermission.delete("id.userId = ?1 and id.serviceId = ?2", userId, serviceId);
        Permission.delete("userId = ?1 and serviceId = ?2", userId, serviceId);
        ServiceMember.delete("id.userId = ?1 and id.serviceId = ?2", userId, serviceId);
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
    }

    /// Folders of other services are passed over.
    private static void showFolders(UUID userId, UUID serviceId, Set<UUID> folders) {
        for (var folder : TemplateFolder.of(serviceId)) {
            if (folders.contains(folder.id)) {
                var seen = new FolderPermission();
                seen.id = new FolderPermission.Id(userId, folder.id, serviceId);
                seen.persist();
            }
        }
    }
}
