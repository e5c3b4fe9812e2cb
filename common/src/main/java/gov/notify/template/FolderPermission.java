package gov.notify.template;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/// That a member of a service sees a folder of it.
@Entity
@Table(name = "user_folder_permissions")
public class FolderPermission extends PanacheEntityBase {

    @EmbeddedId
    public Id id;

    /// Who sees what.
    @Embeddable
    public record Id(UUID userId, UUID templateFolderId, UUID serviceId) implements Serializable {}

    /// Who sees a folder, in no order.
    public static List<UUID> usersOf(UUID folderId) {
        return Panache.getSession()
                .createQuery("select id.userId from FolderPermission where id.templateFolderId = ?1", UUID.class)
                .setParameter(1, folderId)
                .getResultList();
    }
}
