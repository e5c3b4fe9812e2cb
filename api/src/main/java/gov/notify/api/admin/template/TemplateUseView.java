package gov.notify.api.admin.template;

import gov.notify.api.json.HttpDate;
import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many messages of a template have one status (docs/contract/admin-templates.md, 7.1).
///
/// @param createdBy the name of who changed the template last
/// @param lastUsed the newest day of them, at its start
record TemplateUseView(
        UUID templateId,
        String templateName,
        String templateType,
        String status,
        long count,
        @Nullable UUID templateFolderId,
        @Nullable String templateFolder,
        UUID createdById,
        String createdBy,
        HttpDate lastUsed) {

    static TemplateUseView of(ResultSet row) throws SQLException {
        return new TemplateUseView(
                Rows.uuid(row, "template_id"),
                row.getString("template_name"),
                row.getString("template_type"),
                row.getString("status"),
                row.getLong("count"),
                row.getObject("template_folder_id", UUID.class),
                row.getString("template_folder"),
                Rows.uuid(row, "created_by_id"),
                row.getString("created_by"),
                new HttpDate(row.getObject("last_used", LocalDate.class)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()));
    }

    @Override
    public String toString() {
        return "TemplateUseView[" + templateId + " " + status + "]";
    }
}
