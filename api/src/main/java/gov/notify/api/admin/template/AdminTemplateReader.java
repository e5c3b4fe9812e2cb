package gov.notify.api.admin.template;

import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads templates as they are now, in one statement however many there are.
@ApplicationScoped
class AdminTemplateReader {

    // Index ix_templates_service_id, and the primary keys of what has a row a template at most.
    private static final String FROM = """
              from templates t
              left join template_folder_map place on place.template_id = t.id
              left join template_redacted redacted on redacted.template_id = t.id
             where t.service_id = ? and not t.hidden
            """;

    private static final String WHOLE = """
            select t.id, t.service_id, t.name, t.template_type, t.content, t.subject, t.process_type, t.archived,
                   t.hidden, t.version, t.created_by_id, t.created_at, t.updated_at, place.template_folder_id,
                   coalesce(redacted.redact_personalisation, false) as redact_personalisation,
            """ + DefaultSender.COLUMN + FROM;

    private static final String SHORT = "select t.id, t.name, t.template_type, place.template_folder_id\n" + FROM;

    private static final String LISTED = " and not t.archived order by t.name, t.template_type, t.id";

    private final DataSource database;

    AdminTemplateReader(DataSource database) {
        this.database = database;
    }

    /// What a team sees: not archived, not hidden, by name, then type.
    List<AdminTemplateView> listed(UUID serviceId) {
        var sender = new DefaultSender();
        return Sql.list(
                database, WHOLE + LISTED, row -> AdminTemplateView.of(row, sender), serviceId, serviceId, serviceId);
    }

    /// The same, without what they say.
    List<TemplateSummary> summaries(UUID serviceId) {
        return Sql.list(database, SHORT + LISTED, TemplateSummary::of, serviceId);
    }

    /// A template of this service, archived or not.
    Optional<AdminTemplateView> one(UUID serviceId, UUID id) {
        var sender = new DefaultSender();
        return Sql.list(
                        database,
                        WHOLE + " and t.id = ?",
                        row -> AdminTemplateView.of(row, sender),
                        serviceId,
                        serviceId,
                        serviceId,
                        id)
                .stream()
                .findFirst();
    }
}
