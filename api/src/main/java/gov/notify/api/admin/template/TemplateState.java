package gov.notify.api.admin.template;

import gov.notify.api.json.S0;
import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What else the current state of a template and its versions show alike.
///
/// @param templateRedacted the template's id, whether it is redacted or not
/// @param replyTo always null
/// @param replyToText what its messages come from, or answers to them go to, unless a request says otherwise
record TemplateState(
        boolean archived,
        boolean hidden,
        int version,
        @Nullable S0 updatedAt,
        UUID templateRedacted,
        @Nullable UUID replyTo,
        @Nullable String replyToText) {

    static TemplateState of(ResultSet row, DefaultSender sender) throws SQLException {
        return new TemplateState(
                row.getBoolean("archived"),
                row.getBoolean("hidden"),
                row.getInt("version"),
                S0.of(Rows.instant(row, "updated_at")),
                Rows.uuid(row, "id"),
                null,
                sender.shown(row));
    }
}
