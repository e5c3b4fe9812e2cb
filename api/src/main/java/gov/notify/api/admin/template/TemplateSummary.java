package gov.notify.api.admin.template;

import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A template in a list that shows no more than its name and place.
///
/// @param content always null
record TemplateSummary(
        UUID id,
        String name,
        String templateType,
        @Nullable UUID folder,
        @Nullable String content) {

    static TemplateSummary of(ResultSet row) throws SQLException {
        return new TemplateSummary(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getString("template_type"),
                row.getObject("template_folder_id", UUID.class),
                null);
    }
}
