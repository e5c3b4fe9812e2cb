package gov.notify.api.admin.folder;

import gov.notify.template.FolderPermission;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.UUID;

/// Decides which members of its service see a folder.
final class FolderMembers {

    // Their memberships are locked until the transaction ends: whoever leaves the service meanwhile leaves its folders
    // too, and has to find what is added here.
    private static final String ADD = """
            insert into user_folder_permissions (user_id, template_folder_id, service_id)
            select m.user_id, ?, m.service_id
              from user_to_service m
             where m.service_id = ? and m.user_id = any (?)
               for key share of m
            """;

    private FolderMembers() {}

    /// These and no others; whoever is no member of the service is passed over.
    static void set(UUID serviceId, UUID folderId, Collection<UUID> users) {
        FolderPermission.delete("id.templateFolderId", folderId);
        var entities = Panache.getSession();
        entities.flush();
        entities.doWork(connection -> {
            try (var statement = connection.prepareStatement(ADD)) {
                statement.setObject(1, folderId);
                statement.setObject(2, serviceId);
                statement.setArray(3, connection.createArrayOf("uuid", users.toArray()));
                statement.executeUpdate();
            }
        });
    }
}
