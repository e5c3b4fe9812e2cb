package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An invitation to join a service, and what whoever accepts it may do there.
@Entity
@Table(name = "invited_users")
public class ServiceInvite extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String emailAddress;

    @Column
    public UUID userId;

    @Column
    public UUID serviceId;

    @Column
    public String status;

    @Column
    public String permissions;

    @Column
    public String authType;

    /// The template folders that the invited person will see.
    @Column
    public List<UUID> folderPermissions = List.of();

    @Column
    public Instant createdAt;
}
