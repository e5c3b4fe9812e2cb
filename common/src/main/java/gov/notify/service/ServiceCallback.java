package gov.notify.service;

import gov.notify.history.History;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a service wants to be told of what happens, at most one address for each type. The token that it is
/// called with is sealed.
@Entity
@Table(name = "service_callback_api")
public class ServiceCallback extends PanacheEntityBase {

    public static final History HISTORY = new History("service_callback_api", "bearer_token");

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    @Column
    public String callbackType;

    @Column
    public String url;

    @Column
    public String bearerToken;

    @Column
    public UUID updatedById;

    public int version;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// Since when the address is not called, because it said that it is gone; until the next change.
    public @Nullable Instant disabledAt;

    /// The address of a service for one type.
    public static Optional<ServiceCallback> ofType(UUID serviceId, String type) {
        return find("serviceId = ?1 and callbackType = ?2", serviceId, type).firstResultOptional();
    }

    /// The same, if it has this id.
    public static Optional<ServiceCallback> of(UUID serviceId, String type, UUID id) {
        return find("id = ?1 and serviceId = ?2 and callbackType = ?3", id, serviceId, type)
                .firstResultOptional();
    }

    /// Shows the id alone: the token is sealed, and stays out of logs all the same.
    @Override
    public String toString() {
        return "ServiceCallback[" + id + "]";
    }
}
