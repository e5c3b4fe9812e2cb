package gov.notify.api.admin.user;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.template.FolderPermission;
import gov.notify.template.TemplateFolder;
import gov.notify.user.Permission;
import gov.notify.user.ServiceMember;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The rules of what members may do: all of it is replaced, or nothing.
@ApplicationScoped
class GrantedRights {

    private final Clock clock;

    GrantedRights(Clock clock) {
        this.clock = clock;
    }

    void replace(UUID userId, UUID serviceId, MemberRights wanted) {
        ServiceLock.take(serviceId);
        if (ServiceMember.findByIdOptional(new ServiceMember.Id(userId, serviceId))
                .isEmpty()) {
            throw ApiError.noResult().thrown();
        }
        wanted.folders().ifPresent(folders -> replaceFolders(userId, serviceId, folders));
        Permission.replace(userId, serviceId, wanted.permissions(), clock.instant());
    }

    private static void replaceFolders(UUID userId, UUID serviceId, Set<UUID> folders) {
        var known =
                TemplateFolder.of(serviceId).stream().map(folder -> folder.id).collect(Collectors.toSet());
        if (!known.containsAll(folders)) {
            throw ApiError.noResult().thrown();
        }
        FolderPermission.delete("id.userId = ?1 and id.serviceId = ?2", userId, serviceId);
        for (var folder : folders) {
            var row = new FolderPermission();
            row.id = new FolderPermission.Id(userId, folder, serviceId);
            row.persist();
        }
    }
}
