package gov.notify.api.admin.template;

import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a template says; its current state and its versions show it alike.
record TemplateText(
        UUID id,
        UUID service,
        String name,
        String templateType,
        String content,
        @Nullable String subject,
        String processType) {

    static TemplateText of(ResultSet row) throws SQLException {
        return new TemplateText(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "service_id"),
                row.getString("name"),
                row.getString("template_type"),
                row.getString("content"),
                row.getString("subject"),
                row.getString("process_type"));
    }

    TemplateText saying(@Nullable String subject, String content) {
        return new TemplateText(id, service, name, templateType, content, subject, processType);
    }

    @Override
    public String toString() {
        return "TemplateText[" + id + "]";
    }
}
