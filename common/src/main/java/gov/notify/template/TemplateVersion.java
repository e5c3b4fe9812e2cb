package gov.notify.template;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of a template, as it was. Never changed: messages are rendered from the version they were accepted with.
@Entity
@Table(name = "templates_history")
public class TemplateVersion extends PanacheEntityBase {

    @EmbeddedId
    public Id id;

    @Column
    public String name;

    @Column
    public String templateType;

    @Column
    public String content;

    public @Nullable String subject;

    @Column
    public UUID serviceId;

    @Column
    public String processType;

    public boolean archived;
    public boolean hidden;
    public boolean hasUnsubscribeLink;

    @Column
    public UUID createdById;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// Which version of which template.
    @Embeddable
    public record Id(@Column(name = "id") UUID templateId, int version) implements Serializable {}

    /// A version of a template of this service.
    public static Optional<TemplateVersion> of(UUID serviceId, UUID templateId, int version) {
        return find("id = ?1 and serviceId = ?2", new Id(templateId, version), serviceId)
                .firstResultOptional();
    }

    /// The version that a template's current state is.
    public static TemplateVersion copyOf(Template template) {
        var copy = new TemplateVersion();
        copy.id = new Id(template.id, template.version);
        copy.name = template.name;
        copy.templateType = template.templateType;
        copy.content = template.content;
        copy.subject = template.subject;
        copy.serviceId = template.serviceId;
        copy.processType = template.processType;
        copy.archived = template.archived;
        copy.hidden = template.hidden;
        copy.hasUnsubscribeLink = template.hasUnsubscribeLink;
        copy.createdById = template.createdById;
        copy.createdAt = template.createdAt;
        copy.updatedAt = template.updatedAt;
        return copy;
    }
}
