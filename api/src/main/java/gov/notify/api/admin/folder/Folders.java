package gov.notify.api.admin.folder;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.template.FolderPermission;
import gov.notify.template.TemplateFolder;
import gov.notify.template.TemplatePlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rules of folders: they are a tree, and none goes while anything is in it.
///
/// Every change holds the lock of the service: two moves at once, each right by itself, could make a circle.
@ApplicationScoped
class Folders {

    private final FolderReader reader;
    private final MovedTemplates templates;

    Folders(FolderReader reader, MovedTemplates templates) {
        this.reader = reader;
        this.templates = templates;
    }

    /// Whoever sees the parent sees the new folder too; one at the top level is seen by its maker.
    FolderView create(UUID serviceId, NewFolder wanted) {
        ServiceLock.take(serviceId);
        var parentId = wanted.parentId();
        if (parentId != null && TemplateFolder.of(serviceId, parentId).isEmpty()) {
            throw ApiError.badRequest("parent_id not found").thrown();
        }
        var row = new TemplateFolder();
        row.id = UUID.randomUUID();
        row.serviceId = serviceId;
        row.name = wanted.name();
        row.parentId = parentId;
        row.persist();
        var maker = wanted.createdById();
        if (parentId != null) {
            FolderMembers.set(serviceId, row.id, FolderPermission.usersOf(parentId));
        } else if (maker != null) {
            FolderMembers.set(serviceId, row.id, List.of(maker));
        }
        return changed(row);
    }

    FolderView change(UUID serviceId, UUID id, FolderChange wanted) {
        ServiceLock.take(serviceId);
        var row = found(serviceId, id);
        row.name = wanted.name();
        if (wanted.members() != null) {
            FolderMembers.set(serviceId, id, wanted.members());
        }
        return changed(row);
    }

    void delete(UUID serviceId, UUID id) {
        ServiceLock.take(serviceId);
        var row = found(serviceId, id);
        if (TemplateFolder.count("parentId", id) > 0 || TemplatePlace.count("templateFolderId", id) > 0) {
            throw ApiError.badRequest("Folder is not empty").thrown();
        }
        FolderPermission.delete("id.templateFolderId", id);
        row.delete();
    }

    /// Moves all of it, or nothing.
    ///
    /// @param target null for the top level
    void move(UUID serviceId, @Nullable UUID target, FolderContents contents) {
        ServiceLock.take(serviceId);
        var folders = TemplateFolder.of(serviceId).stream()
                .collect(Collectors.toMap(folder -> folder.id, Function.identity()));
        if (target != null && !folders.containsKey(target)) {
            throw ApiError.noResult().thrown();
        }
        var above = above(target, folders);
        for (var id : contents.folders()) {
            var folder = folders.get(id);
            if (folder == null) {
                throw ApiError.badRequest("No folder found with id " + id + " for service " + serviceId)
                        .thrown();
            }
            if (id.equals(target)) {
                throw ApiError.badRequest("You cannot move a folder to itself").thrown();
            }
            if (above.contains(id)) {
                throw ApiError.badRequest("You cannot move a folder to one of its subfolders")
                        .thrown();
            }
            folder.parentId = target;
        }
        templates.move(serviceId, target, contents.templates());
    }

    /// The folder and all in which it is. Of a circle, which nobody here makes, each once.
    private static Set<UUID> above(@Nullable UUID id, Map<UUID, TemplateFolder> folders) {
        var above = new HashSet<UUID>();
        var next = id;
        while (next != null && above.add(next)) {
            var folder = folders.get(next);
            next = folder == null ? null : folder.parentId;
        }
        return above;
    }

    private static TemplateFolder found(UUID serviceId, UUID id) {
        return TemplateFolder.of(serviceId, id)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    /// Within the transaction, so it sees what was changed.
    private FolderView changed(TemplateFolder row) {
        row.persistAndFlush();
        return reader.one(row.serviceId, row.id).orElseThrow();
    }
}
