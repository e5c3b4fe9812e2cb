package gov.notify.template;

import gov.notify.history.History;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current version of a message's wording.
@Entity
@Table(name = "templates")
public class Template extends PanacheEntityBase {

    public static final History HISTORY = new History("templates");

    @Id
    public UUID id;

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

    public int version;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// A template of this service, hidden and archived ones too.
    public static Optional<Template> of(UUID serviceId, UUID templateId) {
        return find("id = ?1 and serviceId = ?2", templateId, serviceId).firstResultOptional();
    }

    /// The templates of a service that are not archived, hidden ones too.
    public static List<Template> unarchivedOf(UUID serviceId) {
        return list("serviceId = ?1 and not archived order by id", serviceId);
    }

    /// What a service may see in its list: not archived, not hidden, by name, then type.
    public static List<Template> listedOf(UUID serviceId) {
        return list("serviceId = ?1 and not archived and not hidden order by name, templateType", serviceId);
    }
}
