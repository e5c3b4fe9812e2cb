package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something a person may do in a service, such as `manage_templates`.
@Entity
@Table(name = "permissions")
public class Permission extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID userId;

    public @Nullable UUID serviceId;

    @Column
    public String permission;

    @Column
    public Instant createdAt;

    /// What a person may do, in every service, in no order.
    public static List<Permission> of(UUID userId) {
        return list("userId", userId);
    }
}
