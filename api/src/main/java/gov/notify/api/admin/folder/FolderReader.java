package gov.notify.api.admin.folder;

import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads folders with who sees them, in one statement however many there are.
@ApplicationScoped
class FolderReader {

    // Indexes ix_template_folder_service_id and ix_user_folder_permissions_template_folder_id.
    private static final String SELECT = """
            select f.id, f.name, f.parent_id, f.service_id,
                   array(select p.user_id::text from user_folder_permissions p
                          where p.template_folder_id = f.id order by p.user_id) as members
              from template_folder f
             where f.service_id = ?
            """;

    private final DataSource database;

    FolderReader(DataSource database) {
        this.database = database;
    }

    /// All of a service, by name; the tree is in their parents.
    List<FolderView> all(UUID serviceId) {
        return Sql.list(database, SELECT + " order by f.name, f.id", FolderView::of, serviceId);
    }

    Optional<FolderView> one(UUID serviceId, UUID id) {
        return Sql.list(database, SELECT + " and f.id = ?", FolderView::of, serviceId, id).stream()
                .findFirst();
    }
}
