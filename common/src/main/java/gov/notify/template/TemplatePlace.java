package gov.notify.template;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// In which folder a template stands; one at the top level has no row.
@Entity
@Table(name = "template_folder_map")
public class TemplatePlace extends PanacheEntityBase {

    @Id
    public UUID templateId;

    @Column
    public UUID templateFolderId;

    /// That a template stands in a folder.
    public static TemplatePlace of(UUID templateId, UUID folderId) {
        var place = new TemplatePlace();
        place.templateId = templateId;
        place.templateFolderId = folderId;
        return place;
    }
}
