package gov.notify.template;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// Whether a template's messages are shown without what was filled in. Once so, it stays so. A template without a
/// row is not redacted.
@Entity
@Table(name = "template_redacted")
public class TemplateRedaction extends PanacheEntityBase {

    @Id
    public UUID templateId;

    public boolean redactPersonalisation;

    @Column
    public Instant updatedAt;

    @Column
    public UUID updatedById;

    /// That of a template which nobody has redacted.
    public static TemplateRedaction none(UUID templateId, UUID userId, Instant now) {
        var none = new TemplateRedaction();
        none.templateId = templateId;
        none.updatedAt = now;
        none.updatedById = userId;
        return none;
    }

    /// From now on what was filled in is hidden.
    public void redact(UUID userId, Instant now) {
        redactPersonalisation = true;
        updatedAt = now;
        updatedById = userId;
    }
}
