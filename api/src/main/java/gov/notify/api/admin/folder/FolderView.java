package gov.notify.api.admin.folder;

import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A folder as the admin application sees it (docs/contract/admin-templates.md, 17).
///
/// @param parentId null at the top level
record FolderView(UUID id, String name, @Nullable UUID parentId, UUID serviceId, List<UUID> usersWithPermission) {

    static FolderView of(ResultSet row) throws SQLException {
        var members = (String[]) row.getArray("members").getArray();
        return new FolderView(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getObject("parent_id", UUID.class),
                Rows.uuid(row, "service_id"),
                Arrays.stream(members).map(UUID::fromString).toList());
    }
}
