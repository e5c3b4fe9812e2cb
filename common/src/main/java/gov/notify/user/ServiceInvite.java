package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /// The invitations to a service, oldest first.
    public static List<ServiceInvite> allOf(UUID serviceId) {
        return list("serviceId = ?1 order by createdAt, id", serviceId);
    }

    /// One of the invitations to a service.
    public static Optional<ServiceInvite> of(UUID serviceId, UUID id) {
        return find("id = ?1 and serviceId = ?2", id, serviceId).firstResultOptional();
    }

    /// The same, which stays as read until the transaction ends.
    public static Optional<ServiceInvite> locked(UUID serviceId, UUID id) {
        return ServiceInvite.<ServiceInvite>find("id = ?1 and serviceId = ?2", id, serviceId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    /// Shows the id alone: the rest is about a person.
    @Override
    public String toString() {
        return "ServiceInvite[" + id + "]";
    }
}
