package gov.notify.api.admin.service.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.S0;
import gov.notify.api.json.SP6;
import gov.notify.jdbc.Rows;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of one of its templates: one flat object.
///
/// @param templateRedacted the template's id, whether it is redacted or not
/// @param createdAt when the template was made, not this version
/// @param createdBy who made this version
record PastTemplate(
        UUID id,
        UUID service,
        UUID templateRedacted,
        int version,
        SP6 createdAt,
        @Nullable S0 updatedAt,
        Author createdBy,
        @JsonUnwrapped Wording wording,
        @JsonUnwrapped Use use) {

    /// By ix_templates_service_id and the primary key of templates_history.
    static final String SELECT = """
            select t.id, t.service_id, t.version, t.created_at, t.updated_at, t.name, t.template_type, t.content, t.subject,
                   t.process_type, t.archived, t.hidden, u.id as user_id, u.name as user_name, u.email_address,
                   case t.template_type
                     when 'sms' then (select sms_sender from service_sms_senders
                                       where service_id = ? and is_default and not archived)
                     else (select r.email_address from service_email_reply_to r
                            where r.service_id = ? and r.is_default and not r.archived)
                   end as default_sender
              from templates_history t
              join users u on u.id = t.created_by_id
             where t.id in (select id from templates where service_id = ?) and t.service_id = ? and not t.hidden
             order by t.created_at, t.id, t.version
            """;

    /// Whoever made a version. `toString()` shows the id alone.
    record Author(UUID id, String name, String emailAddress) {
        @Override
        public String toString() {
            return "Author[" + id + "]";
        }
    }

    /// What it said.
    record Wording(
            String name, String templateType, @Nullable String subject, String content) {}

    /// How it was to be used.
    ///
    /// @param replyTo always null
    /// @param replyToText what its messages come from, or answers to them go to, unless a request says otherwise
    record Use(
            String processType,
            boolean archived,
            boolean hidden,
            @Nullable UUID replyTo,
            @Nullable String replyToText) {}

    static PastTemplate of(ResultSet row) throws SQLException {
        var id = Rows.uuid(row, "id");
        return new PastTemplate(
                id,
                Rows.uuid(row, "service_id"),
                id,
                row.getInt("version"),
                new SP6(Objects.requireNonNull(Rows.instant(row, "created_at"))),
                S0.of(Rows.instant(row, "updated_at")),
                new Author(Rows.uuid(row, "user_id"), row.getString("user_name"), row.getString("email_address")),
                new Wording(
                        row.getString("name"),
                        row.getString("template_type"),
                        row.getString("subject"),
                        row.getString("content")),
                new Use(
                        row.getString("process_type"),
                        row.getBoolean("archived"),
                        row.getBoolean("hidden"),
                        null,
                        shown(row.getString("default_sender"))));
    }

    /// A phone number as E.164, everything else as it is.
    private static @Nullable String shown(@Nullable String sender) {
        if (sender == null) {
            return null;
        }
        try {
            return PhoneNumber.parse(sender).e164();
        } catch (InvalidRecipient _) {
            return sender;
        }
    }
}
