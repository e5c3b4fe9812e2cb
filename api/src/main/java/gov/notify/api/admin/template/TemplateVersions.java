package gov.notify.api.admin.template;

import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads what templates said before.
@ApplicationScoped
public class TemplateVersions {

    // By the primary key of templates_history.
    private static final String SELECT = """
            select t.id, t.service_id, t.name, t.template_type, t.content, t.subject, t.process_type, t.archived,
                   t.hidden, t.version, t.created_at, t.updated_at,
                   author.id as author_id, author.name as author_name, author.email_address as author_address,
            """ + DefaultSender.COLUMN + """
              from templates_history t
              join users author on author.id = t.created_by_id
             where t.service_id = ? and not t.hidden
            """;

    // ix_templates_service_id finds the templates whose versions these are.
    private static final String OF_THE_SERVICE = """
             and t.id in (select id from templates where service_id = ?)
             order by t.created_at, t.id, t.version
            """;

    private final DataSource database;

    TemplateVersions(DataSource database) {
        this.database = database;
    }

    Optional<TemplateVersionView> one(UUID serviceId, UUID id, int version) {
        var sender = new DefaultSender();
        return Sql.list(
                        database,
                        SELECT + " and t.id = ? and t.version = ?",
                        row -> TemplateVersionView.of(row, sender),
                        serviceId,
                        serviceId,
                        serviceId,
                        id,
                        version)
                .stream()
                .findFirst();
    }

    /// Every version of all that a service has, template by template; none where there is no such service.
    public List<TemplateVersionView> of(UUID serviceId) {
        var sender = new DefaultSender();
        return Sql.list(
                database,
                SELECT + OF_THE_SERVICE,
                row -> TemplateVersionView.of(row, sender),
                serviceId,
                serviceId,
                serviceId,
                serviceId);
    }

    /// The newest first; none where there is no such template.
    List<TemplateVersionView> of(UUID serviceId, UUID id) {
        var sender = new DefaultSender();
        return Sql.list(
                database,
                SELECT + " and t.id = ? order by t.version desc",
                row -> TemplateVersionView.of(row, sender),
                serviceId,
                serviceId,
                serviceId,
                id);
    }
}
