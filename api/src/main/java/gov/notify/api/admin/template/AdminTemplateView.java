package gov.notify.api.admin.template;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.S0;
import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A template as it is now (docs/contract/admin-templates.md, 16.1).
///
/// @param createdBy who changed it last
record AdminTemplateView(
        @JsonUnwrapped TemplateText text,
        @JsonUnwrapped TemplateState state,
        @Nullable UUID folder,
        UUID createdBy,
        S0 createdAt,
        boolean redactPersonalisation) {

    static AdminTemplateView of(ResultSet row, DefaultSender sender) throws SQLException {
        return new AdminTemplateView(
                TemplateText.of(row),
                TemplateState.of(row, sender),
                row.getObject("template_folder_id", UUID.class),
                Rows.uuid(row, "created_by_id"),
                new S0(Objects.requireNonNull(Rows.instant(row, "created_at"))),
                row.getBoolean("redact_personalisation"));
    }

    AdminTemplateView saying(@Nullable String subject, String content) {
        return new AdminTemplateView(
                text.saying(subject, content), state, folder, createdBy, createdAt, redactPersonalisation);
    }

    AdminTemplateView by(UUID userId) {
        return new AdminTemplateView(text, state, folder, userId, createdAt, redactPersonalisation);
    }
}
