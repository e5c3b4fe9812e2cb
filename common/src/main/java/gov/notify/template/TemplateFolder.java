package gov.notify.template;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A folder of a service's templates.
@Entity
@Table(name = "template_folder")
public class TemplateFolder extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    @Column
    public String name;

    public @Nullable UUID parentId;

    /// The folders of a service, in no order.
    public static List<TemplateFolder> of(UUID serviceId) {
        return list("serviceId", serviceId);
    }

    /// One of a service's folders.
    public static Optional<TemplateFolder> of(UUID serviceId, UUID id) {
        return find("id = ?1 and serviceId = ?2", id, serviceId).firstResultOptional();
    }
}
