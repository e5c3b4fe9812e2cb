package gov.notify.api.admin.template;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.SP6;
import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/// A version of a template (docs/contract/admin-templates.md, 16.1).
///
/// @param createdAt when the template was made, not this version
/// @param createdBy who made this version
public record TemplateVersionView(
        @JsonUnwrapped TemplateText text, @JsonUnwrapped TemplateState state, SP6 createdAt, Author createdBy) {

    /// Whoever changed a template.
    record Author(UUID id, String name, String emailAddress) {
        @Override
        public String toString() {
            return "Author[" + id + "]";
        }
    }

    static TemplateVersionView of(ResultSet row, DefaultSender sender) throws SQLException {
        return new TemplateVersionView(
                TemplateText.of(row),
                TemplateState.of(row, sender),
                new SP6(Objects.requireNonNull(Rows.instant(row, "created_at"))),
                new Author(Rows.uuid(row, "author_id"), row.getString("author_name"), row.getString("author_address")));
    }
}
