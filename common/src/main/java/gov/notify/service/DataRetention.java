package gov.notify.service;

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

/// For how many days, 3 to 90, a service keeps its messages of a kind; 7 where it has not said.
@Entity
@Table(name = "service_data_retention")
public class DataRetention extends PanacheEntityBase {

    /// The days where a service has not chosen.
    public static final int DEFAULT_DAYS = 7;

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    @Column
    public String notificationType;

    public int daysOfRetention;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// What a service has chosen, at most one for each kind of message; texts before emails.
    public static List<DataRetention> of(UUID serviceId) {
        return list("serviceId = ?1 order by notificationType desc", serviceId);
    }

    /// One choice of a service.
    public static Optional<DataRetention> of(UUID serviceId, UUID id) {
        return find("id = ?1 and serviceId = ?2", id, serviceId).firstResultOptional();
    }

    /// What a service has chosen for one kind of message, whatever its caller takes for one.
    public static Optional<DataRetention> ofType(UUID serviceId, String notificationType) {
        return of(serviceId).stream()
                .filter(row -> row.notificationType.equals(notificationType))
                .findFirst();
    }
}
